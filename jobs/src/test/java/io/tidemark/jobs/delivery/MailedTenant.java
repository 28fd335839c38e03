package io.tidemark.jobs.delivery;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.ScriptedSmtpServer;
import io.tidemark.jobs.ScriptedSmtpServer.Received;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A tenant with a published snapshot, a report, an empty ledger and a mail server.
 */
final class MailedTenant implements AutoCloseable {

	static final String TENANT = "acme";

	private final TestInstallation installation;

	private final ScriptedSmtpServer server = ScriptedSmtpServer.start();

	private MailedTenant(TestInstallation installation) {
		this.installation = installation;
	}

	static TestInstallation publish(Path folder) {
		TestInstallation installation = TestInstallation.create(folder,
				SeedWorld.tenant(TENANT, SeedWorld.path("source")));
		Answer answer = installation.call("run", "--tenant", TENANT);
		assertThat(answer.exitCode()).as(answer.err()).isZero();
		return installation;
	}

	/**
	 * Start anew with an installation that has a snapshot.
	 */
	static MailedTenant of(TestInstallation installation) throws SQLException {
		MailedTenant tenant = new MailedTenant(installation);
		tenant.sql("delete from tidemark.delivery");
		return tenant;
	}

	ScriptedSmtpServer server() {
		return this.server;
	}

	List<String> commandLine() {
		return this.installation.commandLine("report", "deliver", "--tenant", TENANT);
	}

	void configure(String recipients) {
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

	void deliver(int exitCode) {
		call(exitCode, "report", "deliver", "--tenant", TENANT);
	}

	void deliverOnce() {
		this.installation.call("report", "deliver", "--tenant", TENANT);
	}

	Answer call(int exitCode, String... arguments) {
		Answer answer = this.installation.call(arguments);
		assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(exitCode);
		return answer;
	}

	List<String> recipients() {
		return this.server.received().stream().map(Received::recipient).toList();
	}

	List<Delivery> ledger() {
		return new DeliveryLedger(JdbcClient.create(this.installation.store())).findAll(TENANT, 100);
	}

	Delivery delivery(String recipient) {
		return ledger().stream()
			.filter((delivery) -> delivery.mail().recipient().equals(recipient))
			.findFirst()
			.orElseThrow();
	}

	void sql(String sql) throws SQLException {
		try (Connection connection = this.installation.store().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

}
