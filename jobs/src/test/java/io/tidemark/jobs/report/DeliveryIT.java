package io.tidemark.jobs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.ScriptedSmtpServer;
import io.tidemark.jobs.ScriptedSmtpServer.Received;
import io.tidemark.jobs.ScriptedSmtpServer.Script;
import io.tidemark.jobs.ScriptedSmtpServer.Stage;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.cli.Tidemark;
import io.tidemark.jobs.report.Delivery.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recipient gets every report once, whatever the server does and whenever the
 * sender dies.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeliveryIT {

	private static final String TENANT = "acme";

	private static final String TWO = "[{to: [a@example.com], bcc: [b@example.com]}]";

	@TempDir
	private static Path folder;

	private TestInstallation installation;

	private ScriptedSmtpServer server;

	@BeforeAll
	void publish() {
		this.installation = TestInstallation.create(folder, SeedWorld.tenant(TENANT, SeedWorld.path("source")));
		Answer answer = this.installation.call("run", "--tenant", TENANT);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
	}

	@BeforeEach
	void startWithAnEmptyLedger() throws SQLException {
		sql("delete from tidemark.delivery");
		this.server = ScriptedSmtpServer.start();
		configure(TWO);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void everyAddressGetsOneMailHoweverOftenItIsDelivered() {
		deliver(0);
		deliver(0);
		assertThat(recipients()).containsExactlyInAnyOrder("a@example.com", "b@example.com");
		assertThat(ledger()).allMatch((delivery) -> delivery.state() == State.SENT && delivery.attempts() == 1);
		assertThat(this.server.received()).extracting((mail) -> mail.header("Message-ID")).doesNotHaveDuplicates();
		assertThat(this.server.received()).allMatch((mail) -> mail.header("To").equals("a@example.com"))
			.noneMatch((mail) -> mail.message().contains("b@example.com"));
	}

	@Test
	void refusedRecipientDoesNotTouchTheOther() {
		this.server.answer((stage, line) -> refuse(stage, line, "550 no such user"));
		deliver(10);
		assertThat(recipients()).containsExactly("b@example.com", "ops@example.com");
		Received notice = this.server.received().get(1);
		assertThat(notice.header("Subject")).isEqualTo("Tidemark: 1 mail of acme could not be delivered");
		assertThat(notice.message()).contains("daily of 2025-04-09.1 to a@example.com, after 1 attempt:",
				"550 no such user");
		assertThat(delivery("a@example.com").state()).isEqualTo(State.GIVEN_UP);
		deliver(0);
		assertThat(recipients()).as("told once").hasSize(2);
	}

	@Test
	void recipientThatIsPutOffIsTriedAgain() {
		AtomicInteger refusals = new AtomicInteger();
		this.server.answer((stage, line) -> (refusals.get() < 3 && refuse(stage, line, "") != null)
				? "450 try again %s".formatted(Integer.toString(refusals.incrementAndGet())) : null);
		deliver(0);
		assertThat(recipients()).containsExactly("b@example.com", "a@example.com");
		Delivery late = delivery("a@example.com");
		assertThat(late.attempts()).isEqualTo(4);
		assertThat(late.lastError()).contains("450 try again 3");
	}

	@Test
	void mailThatIsTooOldIsGivenUp() throws SQLException {
		this.server.answer((stage, line) -> (stage == Stage.DATA) ? "451 later" : null);
		sql("alter table tidemark.delivery alter created_at set default now() - interval '2 days'");
		try {
			deliver(10);
		}
		finally {
			sql("alter table tidemark.delivery alter created_at set default now()");
		}
		assertThat(ledger()).allMatch((delivery) -> delivery.state() == State.GIVEN_UP);
	}

	@Test
	void lineLostAfterTheMailWasTakenCostsOneMailMoreAtMost() {
		this.server.answer((stage, line) -> (stage == Stage.DOT && line.equals("a@example.com"))
				? ScriptedSmtpServer.TAKE_AND_DROP : null);
		deliver(10);
		assertThat(this.server.received()).filteredOn((mail) -> mail.recipient().equals("a@example.com"))
			.hasSize(2)
			.extracting((mail) -> mail.header("Message-ID"))
			.containsOnly("<" + delivery("a@example.com").messageId() + ">");
		assertThat(delivery("a@example.com").state()).isEqualTo(State.GIVEN_UP);
		assertThat(delivery("a@example.com").doubtful()).isEqualTo(2);
		assertThat(delivery("a@example.com").lastError()).contains("once or twice");
		assertThat(delivery("b@example.com").state()).isEqualTo(State.SENT);
	}

	@ParameterizedTest
	@CsvSource({ "GREETING,hang,1,0", "MAIL,hang,1,0", "RCPT,hang,1,0", "DATA,hang,1,0", "DOT,hang,1,1",
			"DOT,take and hang,2,1" })
	void killedSenderIsFollowedByOneThatSendsWhatIsMissing(Stage stage, String reply, int mails, int doubts)
			throws Exception {
		configure("[{to: [a@example.com]}]");
		killAt((at, line) -> (at == stage) ? reply : null, stage);
		this.server.answer((at, line) -> null);
		deliver(10);
		assertThat(this.server.received()).as("the lease still runs").hasSize(mails - 1);
		sql("update tidemark.delivery set lease_until = now()");
		deliver(0);
		deliver(0);
		assertThat(this.server.received()).hasSize(mails);
		assertThat(delivery("a@example.com").state()).isEqualTo(State.SENT);
		assertThat(delivery("a@example.com").doubtful()).isEqualTo(doubts);
	}

	@Test
	void reportThatIsAskedForAgainIsSentAgainToWhomItIsAskedFor() {
		deliver(0);
		call(0, "report", "send", "daily", "--to", "a@example.com");
		call(0, "report", "send", "daily", "--to", "c@example.com", "--snapshot", "2025-04-09.1");
		assertThat(recipients()).containsExactly("a@example.com", "b@example.com", "a@example.com", "c@example.com");
		assertThat(ledger()).extracting((delivery) -> delivery.mail().recipient() + delivery.mail().dispatch())
			.containsExactly("c@example.com1", "a@example.com1", "b@example.com0", "a@example.com0");
		assertThat(this.server.received()).extracting((mail) -> mail.header("Message-ID")).doesNotHaveDuplicates();
		assertThat(call(0, "report", "list").out().lines()).hasSize(5)
			.anyMatch((line) -> line.matches("daily +2025-04-09.1 +c@example.com +- +1 +sent +1 +0 .*"));
	}

	@Test
	void recipientWhoIsRemovedGetsNothingMore() {
		this.server.answer((stage, line) -> (stage == Stage.RCPT) ? "450 later" : null);
		deliverOnce();
		configure("[{to: [a@example.com]}]");
		this.server.answer((stage, line) -> null);
		deliver(10);
		assertThat(recipients()).containsExactlyInAnyOrder("a@example.com", "ops@example.com");
		assertThat(delivery("b@example.com").lastError()).contains("no longer among the recipients");
	}

	@Test
	void csvIsWhatTheCommandLineAndTheApiAnswer() throws IOException {
		Path preview = folder.resolve("preview");
		call(0, "report", "preview", "daily", "--out", preview.toString());
		assertThat(preview.resolve("acme-customers-byStatus-2025-04-09.1.csv"))
			.hasContent(SeedWorld.read("expected/customers_byStatus.csv"));
		try (Stream<Path> files = Files.list(preview)) {
			assertThat(files.map((file) -> file.getFileName().toString())).contains("daily.html", "daily.txt",
					"daily.eml", "acme-daily-2025-04-09.1.xlsx", "acme-movements-2025-04-09.1.csv");
		}
		assertThat(ledger()).as("the ledger is not told").isEmpty();
	}

	@Test
	void configurationIsCheckedWithTheServerAndTheTemplates() {
		Answer answer = call(0, "check-config");
		assertThat(answer.out()).contains("mail: the SMTP server localhost:" + this.server.port(),
				"report daily of acme: goes to 2 addresses after the next publication");
		this.server.answer((stage, line) -> "421 down");
		Answer bad = call(10, "check-config");
		assertThat(bad.err()).contains("mail: the SMTP server localhost:", "421 down");
	}

	@Test
	void testMailGoesToOneAddressPastTheLedger() {
		call(0, "report", "test", "me@example.com");
		assertThat(recipients()).containsExactly("me@example.com");
		assertThat(ledger()).isEmpty();
		this.server.answer((stage, line) -> refuse(stage, line, "550 no") != null ? "550 no" : null);
		assertThat(call(10, "report", "test", "a@example.com").failure()).contains("refuses the mail: 550 no");
	}

	private static @Nullable String refuse(Stage stage, String line, String reply) {
		return (stage == Stage.RCPT && line.contains("a@example.com")) ? reply : null;
	}

	private void configure(String recipients) {
		this.installation.set("""
				mail:
				  host: localhost
				  port: %s
				  security: none
				  from: figures@example.com
				  operator: ops@example.com
				  timeout: 2s
				  retry-after: 20ms
				""".formatted(Integer.toString(this.server.port())))
			.configure(SeedWorld.tenant(TENANT, SeedWorld.path("source")) + """
					  reports:
					    daily:
					      figures: [customers/byStatus, movements]
					      recipients: %s
					""".formatted(recipients));
	}

	private void deliver(int exitCode) {
		call(exitCode, "report", "deliver", "--tenant", TENANT);
	}

	private void deliverOnce() {
		this.installation.call("report", "deliver", "--tenant", TENANT);
	}

	private Answer call(int exitCode, String... arguments) {
		Answer answer = this.installation.call(arguments);
		assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(exitCode);
		return answer;
	}

	private List<String> recipients() {
		return this.server.received().stream().map(Received::recipient).toList();
	}

	private List<Delivery> ledger() {
		return new DeliveryLedger(this.installation.store()).findAll(TENANT, 100);
	}

	private Delivery delivery(String recipient) {
		return ledger().stream()
			.filter((delivery) -> delivery.mail().recipient().equals(recipient))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Deliver in a process of its own and kill it when the server is at a stage.
	 */
	private void killAt(Script script, Stage stage) throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		this.server.answer((at, line) -> {
			if (at == stage) {
				reached.countDown();
			}
			return script.reply(at, line);
		});
		Process process = Tidemarks.start(this.installation.commandLine("report", "deliver", "--tenant", TENANT));
		assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
		process.destroyForcibly();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
	}

	private void sql(String sql) throws SQLException {
		try (Connection connection = this.installation.store().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Commands in processes of their own.
	 */
	private static final class Tidemarks {

		static Process start(List<String> arguments) throws IOException {
			List<String> command = new ArrayList<>(List.of(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
					"-cp", System.getProperty("java.class.path"), Tidemark.class.getName()));
			command.addAll(arguments);
			return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
		}

	}

}
