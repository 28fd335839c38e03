package io.tidemark.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Manifest.StepDuration;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An installation whose tenants are run for one day after another, each with two
 * recipients of a daily mail, beside one that is never disturbed.
 */
final class KilledTenants implements AutoCloseable {

	/** How many days a tenant is run for, up to the seed world's. */
	static final int DAYS = 40;

	private static final String CALM = "calm";

	private static final List<String> STEPS = List.of("extract", "checkSource", "computeKpis", "computeRevenue",
			"check", "publish");

	private final ScriptedSmtpServer mailServer = ScriptedSmtpServer.start();

	private final TestInstallation installation;

	private final JdbcClient store;

	private final Map<Instant, Snapshot> undisturbed = new HashMap<>();

	private int doubtful;

	KilledTenants(Path folder, int tenants) {
		String calm = SeedWorld.tenant(CALM, SeedWorld.path("source"));
		String killed = IntStream.range(0, tenants)
			.mapToObj((number) -> SeedWorld.tenant("killed" + number, SeedWorld.path("source")) + """
					  reports:
					    daily:
					      figures: [customers/byStatus]
					      recipients: [{to: [a@example.com]}, {to: [b@example.com]}]
					""")
			.reduce("", String::concat);
		this.installation = TestInstallation.create(folder);
		this.installation.set("""
				mail:
				  host: localhost
				  port: %s
				  security: none
				  from: figures@example.com
				  timeout: 2s
				  retry-after: 20ms
				retention:
				  keep-all: 10d
				""".formatted(Integer.toString(this.mailServer.port()))).configure(calm, killed);
		this.store = JdbcClient.create(this.installation.store());
		undisturbed(0);
	}

	static Instant asOf(int cycle) {
		return Instant.parse(SeedWorld.AS_OF).minus(DAYS - 1L - cycle % DAYS, ChronoUnit.DAYS);
	}

	static String tenant(int cycle) {
		return "killed" + cycle / DAYS;
	}

	static SnapshotVersion version(int cycle) {
		return new SnapshotVersion(asOf(cycle).atZone(ZoneId.of(SeedWorld.ZONE)).toLocalDate().minusDays(1), 1);
	}

	List<String> commandLine(int cycle) {
		return this.installation.commandLine("run", "--tenant", tenant(cycle), "--as-of", asOf(cycle).toString());
	}

	/**
	 * Return what reads the store, which is there and empty.
	 */
	SnapshotStore snapshots() {
		return this.installation.snapshots();
	}

	/**
	 * Check that who reads now sees the snapshot of the day before or that of the day,
	 * whole, and that nothing else was left in the store.
	 * @return whether that of the day is there
	 */
	boolean isPublished(int cycle) {
		SnapshotStore snapshots = snapshots();
		List<SnapshotVersion> versions = snapshots.findAll(tenant(cycle)).stream().map(Snapshot::version).toList();
		boolean isPublished = versions.contains(version(cycle));
		Optional<Snapshot> seen = snapshots.findLatestPublished(tenant(cycle));
		if (isPublished || cycle % DAYS > 0) {
			assertThat(seen.orElseThrow().version()).isEqualTo(version(isPublished ? cycle : cycle - 1));
			assertThat(snapshots.verify(seen.orElseThrow())).isPositive();
		}
		else {
			assertThat(versions).isEmpty();
		}
		assertThat(count("tidemark.snapshot")).isEqualTo(count("tidemark.publication"));
		return isPublished;
	}

	/**
	 * Return whether a run ended before it was killed: it deletes its warehouse last.
	 */
	boolean isEnded(int cycle) {
		return isPublished(cycle) && !Files.exists(warehouse(cycle).resolve(version(cycle) + ".duckdb"));
	}

	/**
	 * Let the time pass for which a killed process still has the mail it was sending.
	 */
	void endLeases() {
		this.store.sql("update tidemark.delivery set lease_until = now() where state = 'sending'").update();
	}

	/**
	 * Check that the day has one snapshot, that of a run which nobody killed, and its
	 * mails, and that nothing is left over.
	 */
	Snapshot checkPublished(int cycle) {
		assertThat(isPublished(cycle)).isTrue();
		Snapshot snapshot = snapshots().load(tenant(cycle), version(cycle));
		checkManifest(snapshot.manifest(), undisturbed(cycle).manifest());
		assertThat(snapshot.contentHash()).isEqualTo(undisturbed(cycle).contentHash());
		assertThat(this.store.sql("select count(*) from tidemark.snapshot where tenant = :tenant and revision > 1")
			.param("tenant", tenant(cycle))
			.query(Long.class)
			.single()).isZero();
		assertThat(count("tidemark_batch.batch_job_execution where status in ('STARTING', 'STARTED', 'UNKNOWN')"))
			.isZero();
		assertThat(warehouse(cycle)).satisfiesAnyOf((folder) -> assertThat(folder).doesNotExist(),
				(folder) -> assertThat(folder).isDirectoryNotContaining("glob:**.duckdb*"));
		checkMails(cycle);
		return snapshot;
	}

	private static void checkManifest(Manifest manifest, Manifest expected) {
		assertThat(manifest.dataAsOf()).isEqualTo(expected.dataAsOf());
		assertThat(manifest.version()).isEqualTo(expected.version());
		assertThat(manifest.contentHash()).isEqualTo(expected.contentHash());
		assertThat(manifest.tables()).isEqualTo(expected.tables());
		assertThat(manifest.rejections()).isEqualTo(expected.rejections());
		assertThat(manifest.checks()).isEqualTo(expected.checks());
		assertThat(manifest.steps()).extracting(StepDuration::step).containsExactlyElementsOf(STEPS);
		assertThat(manifest.steps()).noneMatch((step) -> step.duration().isNegative());
	}

	/**
	 * Check that each recipient got the mail of the day once; once more only if the
	 * sender was killed after it had let go of it, as the ledger says then.
	 */
	private void checkMails(int cycle) {
		List<Map<String, Object>> ledger = this.store.sql("""
				select message_id, state, doubtful from tidemark.delivery
				where tenant = :tenant and business_date = :date
				""").param("tenant", tenant(cycle)).param("date", version(cycle).businessDate()).query().listOfRows();
		assertThat(ledger).hasSize(2);
		for (Map<String, Object> mail : ledger) {
			assertThat(mail.get("state")).isEqualTo("sent");
			int doubts = Integer.parseInt(String.valueOf(mail.get("doubtful")));
			this.doubtful += doubts;
			assertThat(this.mailServer.received())
				.filteredOn(
						(received) -> received.header("Message-ID").contains(String.valueOf(mail.get("message_id"))))
				.hasSizeBetween(1, 1 + doubts);
		}
	}

	/**
	 * Return how many mails were in doubt when their sender was killed.
	 */
	int doubtful() {
		return this.doubtful;
	}

	private Snapshot undisturbed(int cycle) {
		return this.undisturbed.computeIfAbsent(asOf(cycle), (asOf) -> {
			Answer answer = this.installation.call("run", "--tenant", CALM, "--as-of", asOf.toString());
			assertThat(answer.exitCode()).as(answer.err()).isZero();
			return snapshots().load(CALM, version(cycle));
		});
	}

	private Path warehouse(int cycle) {
		return this.installation.home().resolve("warehouse").resolve(tenant(cycle));
	}

	private long count(String rows) {
		return this.store.sql("select count(*) from " + rows).query(Long.class).single();
	}

	@Override
	public void close() {
		this.mailServer.close();
	}

}
