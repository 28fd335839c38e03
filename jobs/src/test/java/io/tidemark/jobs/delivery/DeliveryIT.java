package io.tidemark.jobs.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.ScriptedSmtpServer;
import io.tidemark.jobs.ScriptedSmtpServer.Received;
import io.tidemark.jobs.ScriptedSmtpServer.Stage;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.Tidemark;
import io.tidemark.jobs.delivery.Delivery.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recipient gets every report once, whatever the server does.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeliveryIT {

	@TempDir
	private static Path folder;

	private static TestInstallation installation;

	private MailedTenant tenant;

	@BeforeAll
	static void publish() {
		installation = MailedTenant.publish(folder);
	}

	@BeforeEach
	void startWithAnEmptyLedger() throws SQLException {
		this.tenant = MailedTenant.of(installation);
		this.tenant.configure("[{to: [a@example.com], bcc: [b@example.com]}]");
	}

	@AfterEach
	void stop() {
		this.tenant.close();
	}

	@Test
	void everyAddressGetsOneMailHoweverOftenItIsDelivered() {
		this.tenant.deliver(0);
		this.tenant.deliver(0);
		assertThat(this.tenant.recipients()).containsExactlyInAnyOrder("a@example.com", "b@example.com");
		assertThat(this.tenant.ledger())
			.allMatch((delivery) -> delivery.state() == State.SENT && delivery.attempts() == 1);
		assertThat(this.tenant.server().received()).extracting((mail) -> mail.header("Message-ID"))
			.doesNotHaveDuplicates();
		assertThat(this.tenant.server().received()).allMatch((mail) -> mail.header("To").equals("a@example.com"))
			.noneMatch((mail) -> mail.message().contains("b@example.com"));
	}

	@Test
	void refusedRecipientDoesNotTouchTheOther() {
		this.tenant.server().answer((stage, line) -> refuse(stage, line, "550 no such user"));
		this.tenant.deliver(10);
		assertThat(this.tenant.recipients()).containsExactly("b@example.com", "ops@example.com");
		Received notice = this.tenant.server().received().get(1);
		assertThat(notice.header("Subject")).isEqualTo("Tidemark: 1 mail of acme could not be delivered");
		assertThat(notice.message()).contains("daily of 2025-04-09.1 to a@example.com, after 1 attempt:",
				"550 no such user");
		assertThat(this.tenant.delivery("a@example.com").state()).isEqualTo(State.GIVEN_UP);
		this.tenant.deliver(0);
		assertThat(this.tenant.recipients()).as("told once").hasSize(2);
	}

	@Test
	void recipientThatIsPutOffIsTriedAgain() {
		AtomicInteger refusals = new AtomicInteger();
		this.tenant.server()
			.answer((stage, line) -> (refusals.get() < 3 && refuse(stage, line, "") != null)
					? "450 try again %s".formatted(Integer.toString(refusals.incrementAndGet())) : null);
		this.tenant.deliver(0);
		assertThat(this.tenant.recipients()).containsExactly("b@example.com", "a@example.com");
		Delivery late = this.tenant.delivery("a@example.com");
		assertThat(late.attempts()).isEqualTo(4);
		assertThat(late.lastError()).contains("450 try again 3");
	}

	@Test
	void mailThatIsTooOldIsGivenUp() throws SQLException {
		this.tenant.server().answer((stage, line) -> (stage == Stage.DATA) ? "451 later" : null);
		this.tenant.sql("alter table tidemark.delivery alter created_at set default now() - interval '2 days'");
		try {
			this.tenant.deliver(10);
		}
		finally {
			this.tenant.sql("alter table tidemark.delivery alter created_at set default now()");
		}
		assertThat(this.tenant.ledger()).allMatch((delivery) -> delivery.state() == State.GIVEN_UP);
	}

	@Test
	void lineLostAfterTheMailWasTakenCostsOneMailMoreAtMost() {
		this.tenant.server()
			.answer((stage, line) -> (stage == Stage.DOT && line.equals("a@example.com"))
					? ScriptedSmtpServer.TAKE_AND_DROP : null);
		this.tenant.deliver(10);
		assertThat(this.tenant.server().received()).filteredOn((mail) -> mail.recipient().equals("a@example.com"))
			.hasSize(2)
			.extracting((mail) -> mail.header("Message-ID"))
			.containsOnly("<" + this.tenant.delivery("a@example.com").messageId() + ">");
		assertThat(this.tenant.delivery("a@example.com").state()).isEqualTo(State.GIVEN_UP);
		assertThat(this.tenant.delivery("a@example.com").doubtful()).isEqualTo(2);
		assertThat(this.tenant.delivery("a@example.com").lastError()).contains("once or twice");
		assertThat(this.tenant.delivery("b@example.com").state()).isEqualTo(State.SENT);
	}

	@Test
	void reportThatIsAskedForAgainIsSentAgainToWhomItIsAskedFor() {
		this.tenant.deliver(0);
		this.tenant.call(0, "report", "send", "daily", "--to", "a@example.com");
		this.tenant.call(0, "report", "send", "daily", "--to", "c@example.com", "--snapshot", "2025-04-09.1");
		assertThat(this.tenant.recipients()).containsExactly("a@example.com", "b@example.com", "a@example.com",
				"c@example.com");
		assertThat(this.tenant.ledger())
			.extracting((delivery) -> delivery.mail().recipient() + delivery.mail().dispatch())
			.containsExactly("c@example.com1", "a@example.com1", "b@example.com0", "a@example.com0");
		assertThat(this.tenant.server().received()).extracting((mail) -> mail.header("Message-ID"))
			.doesNotHaveDuplicates();
		assertThat(this.tenant.call(0, "report", "list").out().lines()).hasSize(5)
			.anyMatch((line) -> line.matches("daily +2025-04-09.1 +c@example.com +- +1 +sent +1 +0 .*"));
	}

	@Test
	void recipientWhoIsRemovedGetsNothingMore() {
		this.tenant.server().answer((stage, line) -> (stage == Stage.RCPT) ? "450 later" : null);
		this.tenant.deliverOnce();
		this.tenant.configure("[{to: [a@example.com]}]");
		this.tenant.server().answer((stage, line) -> null);
		this.tenant.deliver(10);
		assertThat(this.tenant.recipients()).containsExactlyInAnyOrder("a@example.com", "ops@example.com");
		assertThat(this.tenant.delivery("b@example.com").lastError()).contains("no longer among the recipients");
	}

	@Test
	void csvIsWhatTheCommandLineAndTheApiAnswer() throws IOException {
		Path preview = folder.resolve("preview");
		this.tenant.call(0, "report", "preview", "daily", "--out", preview.toString());
		assertThat(preview.resolve("acme-customers-byStatus-2025-04-09.1.csv"))
			.hasContent(SeedWorld.read("expected/customers_byStatus.csv"));
		try (Stream<Path> files = Files.list(preview)) {
			assertThat(files.map((file) -> file.getFileName().toString())).contains("daily.html", "daily.txt",
					"daily.eml", "acme-daily-2025-04-09.1.xlsx", "acme-movements-2025-04-09.1.csv");
		}
		assertThat(this.tenant.ledger()).as("the ledger is not told").isEmpty();
	}

	@Test
	void configurationIsCheckedWithTheServerAndTheTemplates() {
		Answer answer = this.tenant.call(0, "check-config");
		assertThat(answer.out()).contains("the SMTP server localhost:" + this.tenant.server().port(),
				"goes to 2 addresses, next after the run; renders with 2025-04-09.1",
				"acme: no schedule, so 'run --tenant acme' runs it", "report 'daily' after the run",
				"retention would drop 0 snapshots.");
		this.tenant.server().answer((stage, line) -> "421 down");
		Answer bad = this.tenant.call(10, "check-config");
		assertThat(bad.out()).containsPattern("FAILED +- +mail +the SMTP server localhost:.*421 down");
	}

	@Test
	void testMailGoesToOneAddressPastTheLedger() {
		this.tenant.call(0, "report", "test", "me@example.com");
		assertThat(this.tenant.recipients()).containsExactly("me@example.com");
		assertThat(this.tenant.ledger()).isEmpty();
		this.tenant.server().answer((stage, line) -> refuse(stage, line, "550 no") != null ? "550 no" : null);
		assertThat(this.tenant.call(10, "report", "test", "a@example.com").failure())
			.contains("refuses the mail: 550 no");
	}

	private static @Nullable String refuse(Stage stage, String line, String reply) {
		return (stage == Stage.RCPT && line.contains("a@example.com")) ? reply : null;
	}

}
