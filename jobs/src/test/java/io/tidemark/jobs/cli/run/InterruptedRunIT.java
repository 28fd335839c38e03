package io.tidemark.jobs.cli.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.TestPostgres;
import io.tidemark.jobs.Tidemark;
import io.tidemark.sql.SqlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run that is stopped by a signal ends in, and how environment variables override
 * the configuration: both take a process.
 */
@Timeout(120)
class InterruptedRunIT {

	@TempDir
	private Path folder;

	@Test
	void runThatIsStoppedPublishesNothingAndTheNextOnePublishes()
			throws IOException, InterruptedException, SQLException {
		String billing = TestPostgres.createDatabase();
		TestInstallation.sql(billing, SqlFile.load("source/billing"));
		TestInstallation installation = TestInstallation.in(this.folder)
			.configureSource("        url: " + billing + "\n");
		try (Connection lock = DriverManager.getConnection(billing); var statement = lock.createStatement()) {
			lock.setAutoCommit(false);
			statement.execute("lock table billing.customer in access exclusive mode");
			Process run = start(installation, "").start();
			await(billing);
			run.destroy();
			assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(run.exitValue()).isEqualTo(143);
		}
		assertThat(installation.publications()).isZero();
		installation.runPublishes();
	}

	@Test
	void environmentOverridesTheFile() throws IOException, InterruptedException {
		TestInstallation installation = TestInstallation.in(this.folder);
		Process run = start(installation, "elsewhere").start();
		assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(run.exitValue()).isEqualTo(4);
		assertThat(Files.readString(this.folder.resolve("err.txt")).strip()).startsWith("tidemark: The source folder ")
			.endsWith("elsewhere does not exist or is no folder.")
			.doesNotContain("\n");
	}

	private ProcessBuilder start(TestInstallation installation, String files) {
		ProcessBuilder process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), Tidemark.class.getName(), "--home",
				installation.folder().resolve("home").toString(), "--config",
				installation.folder().resolve("tidemark.yml").toString(), "run", "--tenant", "acme")
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(new File(this.folder.toFile(), "err.txt"));
		if (!files.isEmpty()) {
			process.environment().put("TIDEMARK_TENANTS_ACME_SOURCE_FILES", files);
		}
		return process;
	}

	/**
	 * Wait until the run waits for the lock.
	 */
	private static void await(String billing) throws SQLException, InterruptedException {
		String waits = "select count(*) from pg_stat_activity where application_name = 'tidemark' "
				+ "and wait_event_type = 'Lock' and datname = current_database()";
		try (Connection connection = DriverManager.getConnection(billing);
				var statement = connection.prepareStatement(waits)) {
			long waiting = 0;
			while (waiting == 0) {
				Thread.sleep(100);
				try (var result = statement.executeQuery()) {
					result.next();
					waiting = result.getLong(1);
				}
			}
		}
	}

}
