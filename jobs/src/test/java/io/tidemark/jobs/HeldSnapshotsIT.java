package io.tidemark.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What becomes of a snapshot that a check keeps back: 2025-04-09.2, behind 2025-04-09.1.
 */
class HeldSnapshotsIT {

	private static final String HELD = "2025-04-09.2";

	private static final String REPORT = """
			  reports:
			    daily:
			      figures: [customers/byStatus]
			      recipients: [{to: [a@example.com]}]
			""";

	@TempDir
	private Path folder;

	private Path source;

	private String tenant;

	private TestInstallation installation;

	private JdbcClient store;

	@BeforeEach
	void holdTheSecondRevision() throws IOException {
		this.source = SeedWorld.copySource(this.folder.resolve("source"));
		this.tenant = SeedWorld.tenant("acme", this.source) + REPORT;
		this.installation = TestInstallation.create(this.folder, this.tenant);
		this.store = JdbcClient.create(this.installation.store());
		String customers = Files.readString(this.source.resolve("customers.csv"));
		run(0);
		Files.writeString(this.source.resolve("customers.csv"), "two_currencies,Active,NORTH,2025-03-03T00:00:00Z\n",
				StandardOpenOption.APPEND);
		run(5);
		Files.writeString(this.source.resolve("customers.csv"), customers);
	}

	@Test
	void releasedSnapshotIsCurrentAndMailed() throws IOException {
		assertThat(mails()).isEqualTo(1);
		assertThat(call(0, "snapshots", "release", HELD, "--reason", " The twin is real. ").out().lines())
			.containsExactly("Released 2025-04-09.2 of acme: it is current now.", "Mails: 1 sent, 0 given up.");
		assertThat(current()).isEqualTo(HELD);
		assertThat(mails()).isEqualTo(2);
		assertThat(listed(HELD)).startsWith("2025-04-09.2  released")
			.contains("check keys_unique", System.getProperty("user.name"))
			.endsWith("The twin is real.");
		assertThat(call(0, "snapshots", "show", HELD).err()).contains("held: check keys_unique returned")
			.contains("released by " + System.getProperty("user.name") + " at ", ": The twin is real.");
		call(0, "snapshots", "verify", HELD);
	}

	@Test
	void discardedSnapshotIsListedAndNeverServed() throws IOException {
		assertThat(call(0, "snapshots", "discard", HELD, "--reason", "A twin").out())
			.isEqualTo("Discarded 2025-04-09.2 of acme: it can no longer be released.\n");
		assertThat(current()).isEqualTo("2025-04-09.1");
		assertThat(mails()).isEqualTo(1);
		assertThat(listed(HELD)).startsWith("2025-04-09.2  discarded").endsWith("A twin");
		assertThat(call(0, "snapshots", "show", HELD).err()).contains("discarded by ");
		assertThat(call(2, "report", "send", "daily", "--snapshot", HELD).failure())
			.contains("Snapshot 2025-04-09.2 is discarded, so there is no report of it");
		run(0);
		assertThat(current()).isEqualTo("2025-04-09.3");
	}

	@ParameterizedTest
	@CsvSource({ "release, release, released", "release, discard, released", "discard, release, discarded",
			"discard, discard, discarded" })
	void decisionStays(String first, String second, String state) throws IOException {
		call(0, "snapshots", first, HELD, "--reason", "First");
		long mails = mails();
		assertThat(call(2, "snapshots", second, HELD, "--reason", "Second").failure()).isEqualTo(
				"tidemark: Snapshot 2025-04-09.2 is %s already, and a decision stays: 'snapshots list' tells why."
					.formatted(state));
		assertThat(listed(HELD)).startsWith("2025-04-09.2  " + state).endsWith("First");
		assertThat(mails()).isEqualTo(mails);
	}

	@ParameterizedTest
	@ValueSource(strings = { "release", "discard" })
	void onlyHeldSnapshotsAreDecidedOfAndWithAReason(String command) {
		assertThat(call(2, "snapshots", command, "2025-04-09.1", "--reason", "Why not").failure())
			.contains("2025-04-09.1 is published and was never held");
		assertThat(call(8, "snapshots", command, "2025-04-09.7", "--reason", "Why not").failure())
			.contains("no snapshot 2025-04-09.7");
		assertThat(call(2, "snapshots", command, HELD, "--reason", " ").failure()).contains("Say why with --reason");
		assertThat(call(2, "snapshots", command, HELD).failure()).contains("--reason");
		assertThat(listed(HELD)).startsWith("2025-04-09.2  held");
	}

	@Test
	void snapshotOfAnEarlierDayIsReleasedForItsDayOnly() throws IOException {
		this.installation.configure(this.tenant.replace(SeedWorld.AS_OF, "2025-04-11T01:30:00Z"));
		run(0);
		assertThat(mails()).isEqualTo(2);
		assertThat(call(0, "snapshots", "release", HELD, "--reason", "It was right").out())
			.isEqualTo("Released 2025-04-09.2 of acme for its day: 2025-04-10.1 is later and stays current, "
					+ "and no report is sent.\n");
		assertThat(current()).isEqualTo("2025-04-10.1");
		assertThat(mails()).isEqualTo(2);
		assertThat(call(0, "figures", "customers/summary/history", "--format", "csv").out().lines())
			.as("the history has the released revision")
			.containsExactly("Snapshot Date,Count", "2025-04-09,12", "2025-04-10,12");
	}

	@Test
	void releasedSnapshotRestatesWhatWasPublishedBeforeItWhenItIsReleased() throws IOException {
		Files.writeString(this.source.resolve("customers.csv"), "two_currencies,Active,NORTH,2025-03-03T00:00:00Z\n",
				StandardOpenOption.APPEND);
		Path periods = this.source.resolve("subscription_periods.csv");
		Files.writeString(periods, Files.readString(periods).replace("Phone,980,3,40", "Phone,990,3,40"));
		run(5);
		assertThat(comparisons()).containsExactly("2025-04-09.1 null");
		call(0, "snapshots", "release", HELD, "--reason", "The twin is real");
		call(0, "snapshots", "release", "2025-04-09.3", "--reason", "The price too");
		assertThat(comparisons()).containsExactly("2025-04-09.1 null", "2025-04-09.2 1", "2025-04-09.3 2");
		assertThat(call(0, "figures", "restatements", "--format", "csv").out().lines()).hasSize(33)
			.contains("2025-04-09,JPY,revenue,2900.000000,2930.000000,30.000000");
	}

	private List<String> comparisons() {
		return this.store
			.sql("select business_date || '.' || revision || ' ' || coalesce(previous_revision::text, 'null')"
					+ " from tidemark.comparison join tidemark.snapshot using (snapshot_id) order by snapshot_id")
			.query(String.class)
			.list();
	}

	@Test
	void snapshotWhoseDayHasALaterRevisionIsNotReleased() {
		run(0);
		assertThat(call(2, "snapshots", "release", HELD, "--reason", "It was right").failure())
			.contains("2025-04-09.2 can't be released: 2025-04-09.3 of the same day is published already");
		assertThat(listed(HELD)).as("nothing is decided").startsWith("2025-04-09.2  held");
		call(0, "snapshots", "discard", HELD, "--reason", "Mended at the source");
		assertThat(current()).isEqualTo("2025-04-09.3");
	}

	@Test
	void databaseItselfKeepsHeldSnapshotsBackAndDecisionsAsTheyAre() {
		String publish = "insert into tidemark.publication select snapshot_id from tidemark.hold";
		assertThatThrownBy(() -> this.store.sql(publish).update()).hasMessageContaining("is held");
		call(0, "snapshots", "discard", HELD, "--reason", "A twin");
		assertThatThrownBy(() -> this.store.sql(publish).update()).hasMessageContaining("is held");
		for (String change : List.of("update tidemark.decision set decision = 'release'",
				"delete from tidemark.decision", "truncate tidemark.decision")) {
			assertThatThrownBy(() -> this.store.sql(change).update()).hasMessageContaining("snapshots are immutable");
		}
		assertThat(this.installation.snapshots().findAll("acme")).extracting(Snapshot::state)
			.containsExactly(SnapshotState.DISCARDED, SnapshotState.PUBLISHED);
	}

	private void run(int exitCode) {
		call(exitCode, "run", "--tenant", "acme");
	}

	private Answer call(int exitCode, String... arguments) {
		Answer answer = this.installation.call(arguments);
		assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(exitCode);
		return answer;
	}

	private String current() {
		return this.installation.snapshots().load("acme", null).version().toString();
	}

	private String listed(String version) {
		return call(0, "snapshots", "list").out()
			.lines()
			.filter((line) -> line.startsWith(version))
			.findFirst()
			.orElseThrow();
	}

	private long mails() throws IOException {
		try (Stream<Path> files = Files.list(this.installation.home().resolve("outbox"))) {
			return files.count();
		}
	}

}
