package io.tidemark.jobs.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.tidemark.config.MailProperties;
import io.tidemark.jobs.ScriptedSmtpServer;
import io.tidemark.jobs.ScriptedSmtpServer.Stage;
import io.tidemark.jobs.delivery.MailFailure.Kind;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What becomes of a mail, by what a real SMTP server does.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SmtpTransportTests {

	private final AtomicInteger handedOver = new AtomicInteger();

	@ParameterizedTest
	@CsvSource({ "smtp,NONE,", "smtps,SMTPS,", "smtp,NONE,mailer", "smtps,SMTPS,mailer" })
	void mailArrivesOnceAndWhole(String protocol, MailProperties.Security security, @Nullable String username)
			throws Exception {
		GreenMail server = new GreenMail(new ServerSetup(0, null, protocol));
		server.start();
		try {
			server.setUser("figures@example.com", "mailer", "s3cr3t");
			int port = (security == MailProperties.Security.SMTPS) ? server.getSmtps().getPort()
					: server.getSmtp().getPort();
			send(transport(port, security, username));
			assertThat(server.getReceivedMessages()).hasSize(1);
			MimeMessage received = server.getReceivedMessages()[0];
			assertThat(GreenMailUtil.getWholeMessage(received)).endsWith(
					GreenMailUtil.getWholeMessage(TestMails.MAIL.message(GreenMailUtil.getSession(ServerSetup.SMTP))));
			assertThat(this.handedOver).hasValue(1);
		}
		finally {
			server.stop();
		}
	}

	@Test
	void wrongPasswordIsTheOperatorsToMend() {
		GreenMail server = new GreenMail(new ServerSetup(0, null, "smtp"));
		server.start();
		try {
			server.setUser("figures@example.com", "mailer", "another");
			MailTransport transport = transport(server.getSmtp().getPort(), MailProperties.Security.NONE, "mailer");
			assertThat(failure(transport).kind()).isEqualTo(Kind.TEMPORARY);
			assertThat(failure(transport)).hasMessageContaining("did not take the mail")
				.hasMessageNotContaining("s3cr3t");
			assertThat(catchThrowableOfType(MailFailure.class, transport::check)).isNotNull();
		}
		finally {
			server.stop();
		}
	}

	@Test
	void lineIsEncryptedBeforeAnythingIsSaid() {
		try (ScriptedSmtpServer server = ScriptedSmtpServer.start()) {
			send(transport(server.port(), MailProperties.Security.STARTTLS, null));
			assertThat(server.received()).hasSize(1);
			assertThat(server.commands().get(1)).isEqualTo("STARTTLS");
			server.answer((stage, line) -> (stage == Stage.EHLO) ? "250 no encryption here" : null);
			assertThat(failure(transport(server.port(), MailProperties.Security.STARTTLS, null)))
				.hasMessageContaining("STARTTLS");
			assertThat(server.received()).hasSize(1);
		}
	}

	@Test
	void certificateOfAnotherHostIsRefused() {
		try (ScriptedSmtpServer server = ScriptedSmtpServer.start()) {
			MailTransport strict = new SmtpTransport(
					TestMails.properties(server.port(), MailProperties.Security.STARTTLS, null));
			assertThat(failure(strict).kind()).isEqualTo(Kind.TEMPORARY);
			assertThat(server.received()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GREETING | 421 try later              | TEMPORARY | 421 try later
			GREETING | 554 go away                | TEMPORARY | go away
			GREETING | drop                       | TEMPORARY | did not take
			GREETING | hang                       | TEMPORARY | timed out
			EHLO     | drop                       | TEMPORARY | did not take
			MAIL     | 451 later                  | TEMPORARY | 451 later
			MAIL     | 550 no such sender         | PERMANENT | 550 no such sender
			RCPT     | 450 greylisted             | TEMPORARY | 450 greylisted
			RCPT     | 550 no such user           | PERMANENT | 550 no such user
			RCPT     | drop                       | TEMPORARY | did not take
			RCPT     | hang                       | TEMPORARY | timed out
			DATA     | 452 disk full              | TEMPORARY | 452 disk full
			DATA     | 554 no                     | PERMANENT | 554 no
			DATA     | hang                       | TEMPORARY | timed out
			DOT      | 451 later                  | TEMPORARY | 451 later
			DOT      | 554 spam                   | PERMANENT | 554 spam
			DOT      | drop                       | DOUBTFUL  | did not say whether
			DOT      | hang                       | DOUBTFUL  | did not say whether
			DOT      | take and drop              | DOUBTFUL  | did not say whether
			""")
	void failureTellsWhetherAnotherAttemptHelps(Stage stage, String reply, Kind kind, String told) {
		try (ScriptedSmtpServer server = ScriptedSmtpServer.start()
			.answer((at, line) -> (at == stage) ? reply : null)) {
			MailFailure failure = failure(transport(server.port(), MailProperties.Security.NONE, null));
			assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
			assertThat(failure).hasMessageContaining(told)
				.hasMessageContaining("the SMTP server localhost:" + server.port());
			assertThat(this.handedOver).hasValue((stage == Stage.DOT) ? 1 : 0);
		}
	}

	@Test
	void serverThatIsDownIsToldWithItsName() throws IOException {
		try (Socket silent = new Socket()) {
			// Bound, so that nobody else can listen there, but not listening.
			silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			int port = silent.getLocalPort();
			MailFailure failure = failure(transport(port, MailProperties.Security.NONE, null));
			assertThat(failure.kind()).isEqualTo(Kind.TEMPORARY);
			assertThat(failure).hasMessageContaining("localhost:" + port);
		}
	}

	@Test
	void mailIsKeptBackIfItMayNotBeLetGo() {
		try (ScriptedSmtpServer server = ScriptedSmtpServer.start()) {
			MailTransport transport = transport(server.port(), MailProperties.Security.NONE, null);
			IllegalStateException refusal = catchThrowableOfType(IllegalStateException.class,
					() -> transport.send(TestMails.MAIL, TestMails.RECIPIENT, () -> {
						throw new IllegalStateException("lease lost");
					}));
			assertThat(refusal).hasMessage("lease lost");
			assertThat(server.received()).isEmpty();
		}
	}

	private static MailTransport transport(int port, MailProperties.Security security, @Nullable String username) {
		Properties trusting = new Properties();
		trusting.setProperty("mail.smtp.ssl.trust", "*");
		trusting.setProperty("mail.smtp.ssl.checkserveridentity", "false");
		return new SmtpTransport(TestMails.properties(port, security, username), trusting);
	}

	private void send(MailTransport transport) {
		transport.send(TestMails.MAIL, TestMails.RECIPIENT, this.handedOver::incrementAndGet);
	}

	private MailFailure failure(MailTransport transport) {
		return catchThrowableOfType(MailFailure.class, () -> send(transport));
	}

}
