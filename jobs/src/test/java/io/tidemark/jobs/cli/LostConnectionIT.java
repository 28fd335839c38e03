package io.tidemark.jobs.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.StoreProxy;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.TestPostgres;
import io.tidemark.sql.SqlFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a run ends in whose source or store is cut off, or started anew, while it works.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LostConnectionIT {

	private static final String CUSTOMERS = "billing.customer";

	private static final String SWITCH = "tidemark.publication";

	private static final String SESSIONS = "select pg_terminate_backend(pid) from pg_stat_activity"
			+ " where application_name = 'tidemark' and datname = current_database()";

	@TempDir
	private Path folder;

	private String billing;

	private String store;

	private StoreProxy toBilling;

	private StoreProxy toStore;

	private TestInstallation installation;

	@BeforeEach
	void install() {
		this.billing = TestPostgres.createDatabase();
		TestInstallation.sql(this.billing, SqlFile.load("source/billing"));
		this.store = TestPostgres.createDatabase();
		this.toBilling = new StoreProxy(this.billing);
		this.toStore = new StoreProxy(this.store);
		this.installation = TestInstallation.with(this.folder, through(this.toStore, this.store))
			.configureSource("        url: \"" + through(this.toBilling, this.billing) + "\"\n");
		this.toBilling.open();
		this.toStore.open();
		this.installation.runPublishes();
	}

	private static String through(StoreProxy proxy, String url) {
		return proxy.url() + url.replaceFirst("[^?]*", "");
	}

	@AfterEach
	void close() throws Exception {
		this.toBilling.close();
		this.toStore.close();
	}

	@Test
	void sourceThatIsCutOffIsToldAndTheNextRunPublishes() throws SQLException {
		runWhile(this.billing, CUSTOMERS, this.toBilling::cut).failsWith(4, "The source jdbc:postgresql://127.0.0.1:",
				"can't be read");
		this.toBilling.open();
		this.installation.runPublishes();
	}

	@Test
	void sourceThatIsStoppedIsToldAndTheNextRunPublishes() throws SQLException {
		// With two, that which waits for nothing may notice first, and isn't told why.
		this.installation.put("tidemark.yml", """
				tidemark:
				  store:
				    url: "%s"
				  warehouse:
				    connections: 1
				  tenants:
				    acme:
				      source:
				        url: "%s"
				""".formatted(through(this.toStore, this.store), through(this.toBilling, this.billing)));
		runWhile(this.billing, CUSTOMERS, () -> TestInstallation.sql(this.billing, SESSIONS)).failsWith(4,
				"The source jdbc:postgresql://127.0.0.1:", "can't be read", "administrator command");
		this.installation.runPublishes();
	}

	@Test
	void storeThatIsCutOffDuringTheExtractionIsToldAndTheNextRunGoesOn() throws SQLException {
		runWhile(this.billing, CUSTOMERS, this.toStore::cut).failsWith(7, "The report store");
		this.toStore.open();
		this.installation.runPublishes();
	}

	@Test
	void storeThatIsCutOffAtTheSwitchIsToldAndTheNextRunGoesOn() throws SQLException {
		runWhile(this.store, SWITCH, this.toStore::cut).failsWith(7, "The report store");
		this.toStore.open();
		this.installation.runPublishes();
	}

	@Test
	void storeThatIsStoppedAtTheSwitchIsToldAndTheNextRunGoesOn() throws SQLException {
		runWhile(this.store, SWITCH, () -> TestInstallation.sql(this.store, SESSIONS)).failsWith(7,
				"The report store can't be used", "administrator command");
		this.installation.runPublishes();
	}

	@Test
	void storeThatIsStartedAnewDuringTheExtractionIsUsedAgain() throws SQLException {
		runWhile(this.billing, CUSTOMERS, () -> TestInstallation.sql(this.store, SESSIONS)).succeeds();
		assertThat(this.installation.publications()).isEqualTo(2);
	}

	@Test
	void runThatLostItsTenantToAnotherWithTheStoreEnds() throws SQLException {
		try (Connection other = DriverManager.getConnection(this.store); var statement = other.createStatement()) {
			runWhile(this.billing, CUSTOMERS, () -> {
				TestInstallation.sql(this.store, SESSIONS);
				execute(statement, "select pg_advisory_lock(hashtextextended('tidemark run acme', 0))");
			}).failsWith(6, "A run of tenant acme is under way already");
		}
		assertThat(this.installation.publications()).isEqualTo(1);
		this.installation.runPublishes();
	}

	/**
	 * Run the tenant, and let something happen while it waits for a table.
	 */
	private Answer runWhile(String url, String table, Runnable event) throws SQLException {
		try (Connection blocker = DriverManager.getConnection(url); var statement = blocker.createStatement()) {
			blocker.setAutoCommit(false);
			statement.execute("lock table " + table + " in access exclusive mode");
			CompletableFuture<Answer> run = CompletableFuture.supplyAsync(this.installation::run);
			await().atMost(90, TimeUnit.SECONDS).until(() -> run.isDone() || isWaiting(url));
			event.run();
			blocker.rollback();
			return run.join();
		}
	}

	private static boolean isWaiting(String url) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url);
				var statement = connection.createStatement();
				var waiting = statement.executeQuery("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
						+ " and application_name = 'tidemark' and datname = current_database()")) {
			return waiting.next();
		}
	}

	private static void execute(Statement statement, String sql) {
		try {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
