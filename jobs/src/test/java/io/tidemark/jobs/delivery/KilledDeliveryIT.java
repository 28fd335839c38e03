package io.tidemark.jobs.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.tidemark.jobs.ScriptedSmtpServer.Script;
import io.tidemark.jobs.ScriptedSmtpServer.Stage;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.Tidemark;
import io.tidemark.jobs.delivery.Delivery.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whenever a sender dies, the next one sends what is missing.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledDeliveryIT {

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
		this.tenant.configure("[{to: [a@example.com]}]");
	}

	@AfterEach
	void stop() {
		this.tenant.close();
	}

	@ParameterizedTest
	@CsvSource({ "GREETING,hang,1,0", "MAIL,hang,1,0", "RCPT,hang,1,0", "DATA,hang,1,0", "DOT,hang,1,1",
			"DOT,take and hang,2,1" })
	void killedSenderIsFollowedByOneThatSendsWhatIsMissing(Stage stage, String reply, int mails, int doubts)
			throws Exception {
		killAt((at, line) -> (at == stage) ? reply : null, stage);
		this.tenant.server().answer((at, line) -> null);
		this.tenant.deliver(10);
		assertThat(this.tenant.server().received()).as("the lease still runs").hasSize(mails - 1);
		this.tenant.sql("update tidemark.delivery set lease_until = now()");
		this.tenant.deliver(0);
		this.tenant.deliver(0);
		assertThat(this.tenant.server().received()).hasSize(mails);
		assertThat(this.tenant.delivery("a@example.com").state()).isEqualTo(State.SENT);
		assertThat(this.tenant.delivery("a@example.com").doubtful()).isEqualTo(doubts);
	}

	/**
	 * Deliver in a process of its own and kill it when the server is at a stage.
	 */
	private void killAt(Script script, Stage stage) throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		this.tenant.server().answer((at, line) -> {
			if (at == stage) {
				reached.countDown();
			}
			return script.reply(at, line);
		});
		Process process = start(this.tenant.commandLine());
		assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
		process.destroyForcibly();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
	}

	private static Process start(List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), Tidemark.class.getName()));
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

}
