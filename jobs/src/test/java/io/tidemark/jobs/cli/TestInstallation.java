package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.jobs.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A working folder with a configuration and a folder of billing files, and a store.
 *
 * @param folder where all is
 * @param store the store's URL
 */
record TestInstallation(Path folder, String store) {

	static final String TENANT = "acme";

	static final String CUSTOMERS = "customer_id,status,dealer_code,created_at\n";

	private static final String FILES = """
			      source:
			        files: data
			        as-of: 2026-03-01T12:00:00Z
			""";

	/**
	 * Return an installation whose tenant has one customer, from a file.
	 */
	static TestInstallation in(Path folder) {
		TestInstallation installation = new TestInstallation(folder, TestPostgres.createDatabase());
		installation.configureTenant("");
		return installation.write("customers", CUSTOMERS + "1,active,,2026-01-05T10:00:00Z\n");
	}

	/**
	 * Configure the tenant with its files and more.
	 * @param settings further lines of the tenant, indented by six spaces
	 */
	TestInstallation configureTenant(String settings) {
		return configure("""
				tidemark:
				  store:
				    url: %s
				  tenants:
				    acme:
				%s%s""".formatted(this.store, FILES, settings));
	}

	/**
	 * Configure the tenant with a database.
	 * @param source the lines of its source, indented by eight spaces
	 */
	TestInstallation configureSource(String source) {
		return configure("""
				tidemark:
				  store:
				    url: %s
				  tenants:
				    acme:
				      source:
				%s""".formatted(this.store, source));
	}

	TestInstallation configure(String yaml) {
		return put("tidemark.yml", yaml);
	}

	TestInstallation write(String table, String csv) {
		return put("data/" + table + ".csv", csv);
	}

	TestInstallation put(String path, String content) {
		Path file = this.folder.resolve(path);
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	Path data(String file) {
		return this.folder.resolve("data").resolve(file);
	}

	CommandResult run() {
		return execute("run", "--tenant", TENANT);
	}

	CommandResult execute(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--home", this.folder.resolve("home").toString(), "--config",
				this.folder.resolve("tidemark.yml").toString()));
		all.addAll(List.of(arguments));
		return CommandResult.of(all.toArray(String[]::new));
	}

	/**
	 * Run the tenant and check that the run fails in one sentence and publishes nothing.
	 */
	void runFailsWith(int exitCode, String... parts) {
		long before = publications();
		run().failsWith(exitCode, parts);
		assertThat(publications()).isEqualTo(before);
	}

	void runPublishes() {
		long before = publications();
		run().succeeds();
		assertThat(publications()).isEqualTo(before + 1);
	}

	long publications() {
		return count("tidemark.publication");
	}

	long count(String table) {
		try (Connection connection = DriverManager.getConnection(this.store);
				Statement statement = connection.createStatement();
				var exists = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
			exists.next();
			if (!exists.getBoolean(1)) {
				return 0;
			}
			try (var result = statement.executeQuery("select count(*) from " + table)) {
				result.next();
				return result.getLong(1);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void sql(String url, String... statements) {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
