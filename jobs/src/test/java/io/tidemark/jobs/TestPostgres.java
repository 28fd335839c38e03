package io.tidemark.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL for tests: a container where Docker answers, else the embedded binaries.
 * One server serves all tests of a process, each with a database of its own.
 */
public final class TestPostgres {

	private static final AtomicInteger DATABASES = new AtomicInteger();

	private static final String SERVER = start();

	private TestPostgres() {
	}

	/**
	 * Create an empty database.
	 * @return its JDBC URL, user and password included
	 */
	public static String createDatabase() {
		String name = "test_" + DATABASES.incrementAndGet();
		try (Connection connection = DriverManager.getConnection(SERVER.formatted("postgres"));
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return SERVER.formatted(name);
	}

	private static String start() {
		if (isDockerAvailable()) {
			PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
			container.start();
			return "jdbc:postgresql://%s:%s/%%s?user=%s&password=%s".formatted(container.getHost(),
					container.getFirstMappedPort(), container.getUsername(), container.getPassword());
		}
		try {
			Path data = Files.createTempDirectory("tidemark-test-postgres");
			EmbeddedPostgres server = EmbeddedPostgres.builder()
				.setDataDirectory(data)
				.setRegisterShutdownHook(false)
				.setOverrideWorkingDirectory(
						Path.of(System.getProperty("java.io.tmpdir"), "tidemark-" + System.getProperty("user.name"))
							.toFile())
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> abandon(data), "stop-test-postgres"));
			return "jdbc:postgresql://localhost:%s/%%s?user=postgres".formatted(server.getPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Stop the server and delete its files without waiting: with some hundred databases
	 * an orderly stop takes longer than Surefire gives a process to end.
	 */
	private static void abandon(Path data) {
		try {
			new ProcessBuilder("sh", "-c", "kill -QUIT $(head -n 1 postmaster.pid); sleep 2; rm -rf \"$PWD\"")
				.directory(data.toFile())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isDockerAvailable() {
		try {
			return DockerClientFactory.instance().isDockerAvailable();
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

}
