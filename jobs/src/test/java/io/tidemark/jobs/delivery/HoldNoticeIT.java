package io.tidemark.jobs.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.delivery.OutgoingMail.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the operator is mailed of 2025-04-09.2, which is held behind 2025-04-09.1.
 */
class HoldNoticeIT {

	@TempDir
	private Path folder;

	private TestInstallation installation;

	@BeforeEach
	void holdTheSecondRevision() throws IOException {
		Path source = SeedWorld.copySource(this.folder.resolve("source"));
		this.installation = TestInstallation.create(this.folder).set("mail: {operator: ops@example.com}\n");
		this.installation.configure(SeedWorld.tenant("acme", source));
		call(0, "run", "--tenant", "acme");
		Files.writeString(source.resolve("customers.csv"), "two_currencies,Active,NORTH,2025-03-03T00:00:00Z\n",
				StandardOpenOption.APPEND);
		call(5, "run", "--tenant", "acme");
	}

	@Test
	void operatorIsMailedWhyAndHowToGoOn() {
		assertThat(notices()).singleElement().satisfies((mail) -> {
			assertThat(mail.recipient()).isEqualTo("ops@example.com");
			assertThat(mail.notice()).isEqualTo(new Content("Tidemark: snapshot 2025-04-09.2 of acme is held", """
					Snapshot 2025-04-09.2 of acme, data as of 2025-04-10T01:30:00Z, failed its checks and is held. \
					2025-04-09.1 is still served.

					check keys_unique returned 1 row:
					- table_name customers, row_key two_currencies, row_count 2

					Look at it, then release it or discard it:

					./tidemark snapshots show 2025-04-09.2 --tenant acme
					./tidemark snapshots release 2025-04-09.2 --tenant acme --reason "..."
					./tidemark snapshots discard 2025-04-09.2 --tenant acme --reason "..."

					If the source data is wrong, fix it and run again.
					"""));
		});
		assertThat(this.installation.home().resolve("outbox")).isDirectoryContaining("glob:**.eml");
	}

	@Test
	void eachHeldSnapshotIsMailedOnce() {
		call(0, "report", "deliver");
		assertThat(notices()).hasSize(1);
		call(5, "run", "--tenant", "acme");
		call(0, "report", "deliver");
		assertThat(notices()).extracting((mail) -> mail.version().toString())
			.containsExactly("2025-04-09.3", "2025-04-09.2");
	}

	@Test
	void showPrintsTheFailedChecksWithTheirRowsUntilItIsDecided() {
		assertThat(call(0, "snapshots", "show", "2025-04-09.2").err()).contains("check keys_unique returned 1 row:",
				"- table_name customers, row_key two_currencies",
				"./tidemark snapshots release 2025-04-09.2 --tenant acme");
		call(0, "snapshots", "discard", "2025-04-09.2", "--reason", "A twin");
		assertThat(call(0, "snapshots", "show", "2025-04-09.2").err()).contains("- table_name customers")
			.doesNotContain("snapshots release");
	}

	private List<PlannedMail> notices() {
		return new DeliveryLedger(JdbcClient.create(this.installation.store())).findAll("acme", 100)
			.stream()
			.map(Delivery::mail)
			.filter((mail) -> mail.report().equals("hold"))
			.toList();
	}

	private Answer call(int exitCode, String... arguments) {
		Answer answer = this.installation.call(arguments);
		assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(exitCode);
		return answer;
	}

}
