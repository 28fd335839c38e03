package io.tidemark.jobs.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.ScriptedSmtpServer;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.delivery.Delivery.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The last step of the nightly job delivers, and never takes back what is published.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NightlyDeliveryIT {

	private static final String REPORT = SeedWorld.tenant("acme", SeedWorld.path("source")) + """
			  reports:
			    daily:
			      figures: [customers/byStatus, "subscription-revenue?interval=month&dateFrom=-89d"]
			      formats: [xlsx, csv]
			      recipients: [{to: [a@example.com]}, {to: [north@example.com], dealer: NORTH}]
			""";

	@TempDir
	private Path folder;

	@Test
	void runWithoutAServerLeavesItsMailsInTheOutbox() throws IOException {
		TestInstallation installation = TestInstallation.create(this.folder, REPORT);
		run(installation);
		try (Stream<Path> files = Files.list(installation.home().resolve("outbox"))) {
			assertThat(files.toList()).hasSize(2)
				.allMatch((file) -> file.toString().endsWith(".eml"))
				.allSatisfy((file) -> assertThat(file).content()
					.contains("acme-daily-2025-04-09.1.xlsx", "-from-2025-01-10-"));
		}
		assertThat(mails(installation)).anyMatch((mail) -> mail.contains("acme-customers-byStatus-2025-04-09.1.csv"))
			.anyMatch((mail) -> mail.contains("acme-customers-byStatus-dealer-NORTH-2025-04-09.1.csv"));
		run(installation);
		try (Stream<Path> files = Files.list(installation.home().resolve("outbox"))) {
			assertThat(files).as("the second revision has mails of its own").hasSize(4);
		}
	}

	@Test
	void serverThatIsDownDoesNotHoldTheSnapshotAndGetsTheMailsLater() {
		try (ScriptedSmtpServer server = ScriptedSmtpServer.start().answer((stage, line) -> "421 down")) {
			TestInstallation installation = TestInstallation.create(this.folder);
			installation.set("""
					mail:
					  host: localhost
					  port: %s
					  security: none
					  retry-after: 2m
					""".formatted(Integer.toString(server.port()))).configure(REPORT);
			run(installation);
			assertThat(installation.snapshots().findPublished("acme")).hasSize(1);
			assertThat(ledger(installation)).hasSize(2).allMatch((delivery) -> delivery.state() == State.FAILED);
			server.answer((stage, line) -> null);
			assertThat(installation.call("report", "deliver").exitCode()).as("too early").isEqualTo(10);
			installation
				.set("mail: {host: localhost, port: %s, security: none, retry-after: 10ms}\n"
					.formatted(Integer.toString(server.port())))
				.configure(REPORT);
			assertThat(installation.call("report", "send", "daily").exitCode()).as("others wait").isEqualTo(10);
			assertThat(server.received()).hasSize(2);
		}
	}

	@Test
	void filterOfAFigureIsToldWithItsDatesAndItsMistakes() throws IOException {
		TestInstallation installation = TestInstallation.create(this.folder,
				REPORT.replace("customers/byStatus", "\"customers/byStatus?status=actve\""));
		run(installation);
		Path preview = this.folder.resolve("preview");
		assertThat(installation.call("report", "preview", "daily", "--out", preview.toString()).exitCode()).isZero();
		assertThat(preview.resolve("acme-customers-byStatus-status-actve-2025-04-09.1.csv")).exists();
		assertThat(preview.resolve("acme-subscription-revenue-from-2025-01-10-interval-month-2025-04-09.1.csv"))
			.content()
			.contains("\n2025-01-31,", "\n2025-04-09,")
			.doesNotContain("\n2024-12-31,");
		String told = "customers-byStatus: No row has the status 'actve'. Nearest: Active, ";
		assertThat(preview.resolve("daily.txt")).content().contains(told);
		assertThat(mails(installation)).hasSize(2).allMatch((mail) -> mail.contains("No row has the status 'actve'"));
		installation.configure(
				REPORT.replace("customers/byStatus", "\"customers/byStatus?status=actve\"") + "      language: de\n");
		assertThat(installation.call("report", "preview", "daily", "--out", preview.toString()).exitCode()).isZero();
		assertThat(preview.resolve("daily.txt")).content()
			.contains(
					"customers-byStatus: Keine Zeile hat den Status \u201eactve\u201c. Am \u00e4hnlichsten: Active, ");
	}

	@Test
	void unchangedFiguresAreNotMailedAgain() throws IOException {
		TestInstallation installation = TestInstallation.create(this.folder, REPORT + "      skip-unchanged: true\n");
		run(installation);
		run(installation);
		assertThat(installation.snapshots().findPublished("acme")).hasSize(2);
		assertThat(mails(installation)).hasSize(2);
	}

	@Test
	void manyFilesAreZippedAndLargeOnesBecomeLinks() throws IOException {
		TestInstallation installation = TestInstallation.create(this.folder);
		installation.set("reports:\n  zip-above-files: 1\n").configure(REPORT);
		run(installation);
		assertThat(mails(installation)).hasSize(2)
			.allMatch((mail) -> mail.contains("filename=acme-daily-2025-04-09.1.zip")
					&& mail.contains("filename=acme-daily-2025-04-09.1.xlsx") && !mail.contains(".csv"));
		installation.set("reports:\n  max-attachment-size: 1KB\n  api-url: https://figures.example.com/\n")
			.configure(REPORT);
		assertThat(installation.call("report", "send", "daily", "--to", "north@example.com").exitCode()).isZero();
		assertThat(mails(installation)).hasSize(3)
			.filteredOn((mail) -> !mail.contains("filename="))
			.singleElement()
			.asString()
			.contains("https://figures.example.com/backend/kpi/customers/byStatus/"
					+ "?dealerCode=NORTH&outputMode=csv&snapshot=2025-04-09.1");
	}

	/**
	 * Read the outbox, with quoted-printable lines as they were.
	 */
	private static List<String> mails(TestInstallation installation) throws IOException {
		try (Stream<Path> files = Files.list(installation.home().resolve("outbox"))) {
			List<String> mails = new ArrayList<>();
			for (Path file : files.toList()) {
				mails.add(Files.readString(file).replace("=\r\n", "").replace("=3D", "="));
			}
			return mails;
		}
	}

	private static List<Delivery> ledger(TestInstallation installation) {
		return new DeliveryLedger(JdbcClient.create(installation.store())).findAll("acme", 100);
	}

	private static void run(TestInstallation installation) {
		Answer answer = installation.call("run", "--tenant", "acme");
		assertThat(answer.exitCode()).as(answer.err()).isZero();
	}

}
