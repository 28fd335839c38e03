package io.tidemark.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.snapshot.SnapshotStore;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A working folder with a configuration and a report store of its own.
 */
public final class TestInstallation {

	/** The tenant of {@link #in}. */
	public static final String TENANT = "acme";

	/** The header of its customers. */
	public static final String CUSTOMERS = "customer_id,status,dealer_code,created_at\n";

	private static final String FILES = """
			      source:
			        files: data
			        as-of: 2026-03-01T12:00:00Z
			""";

	private final Path folder;

	private final Path home;

	private final Path configuration;

	private final String storeUrl;

	private String settings = "";

	private TestInstallation(Path folder, String storeUrl) {
		this.folder = folder;
		this.home = folder.resolve("home");
		this.configuration = folder.resolve("tidemark.yml");
		this.storeUrl = storeUrl;
	}

	/**
	 * Create an installation with an empty store.
	 * @param folder where the configuration and the working folder go
	 * @param tenants the tenants as YAML, each at the left margin
	 * @return the installation
	 */
	public static TestInstallation create(Path folder, String... tenants) {
		TestInstallation installation = new TestInstallation(folder, TestPostgres.createDatabase());
		installation.configure(tenants);
		return installation;
	}

	/**
	 * Return an installation with a store of its own choice, yet to be configured.
	 */
	public static TestInstallation with(Path folder, String storeUrl) {
		return new TestInstallation(folder, storeUrl);
	}

	/**
	 * Create an installation whose one tenant has one customer, from a file.
	 */
	public static TestInstallation in(Path folder) {
		return new TestInstallation(folder, TestPostgres.createDatabase()).configureTenant("")
			.write("customers", CUSTOMERS + "1,active,,2026-01-05T10:00:00Z\n");
	}

	/**
	 * Configure the one tenant with its files and more.
	 * @param lines further lines of the tenant, indented by six spaces
	 */
	public TestInstallation configureTenant(String lines) {
		return configureAll("""
				tidemark:
				  store:
				    url: %s
				  tenants:
				    acme:
				%s%s""".formatted(this.storeUrl, FILES, lines));
	}

	/**
	 * Configure the one tenant with a database.
	 * @param lines the lines of its source, indented by eight spaces
	 */
	public TestInstallation configureSource(String lines) {
		return configureAll("""
				tidemark:
				  store:
				    url: %s
				  tenants:
				    acme:
				      source:
				%s""".formatted(this.storeUrl, lines));
	}

	/**
	 * Write a whole configuration.
	 */
	public TestInstallation configureAll(String yaml) {
		return put("tidemark.yml", yaml);
	}

	public TestInstallation write(String table, String csv) {
		return put("data/" + table + ".csv", csv);
	}

	public TestInstallation put(String path, String content) {
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

	/**
	 * Set what {@link #configure} writes beside the store and the tenants.
	 * @param yaml keys below {@code tidemark:}, at the left margin
	 * @return this installation
	 */
	public TestInstallation set(String yaml) {
		this.settings = yaml;
		return this;
	}

	/**
	 * Write the configuration anew.
	 * @param tenants the tenants as YAML, each at the left margin
	 */
	public void configure(String... tenants) {
		configureAll("""
				tidemark:
				  store:
				    url: "%s"
				%s  tenants:
				%s""".formatted(this.storeUrl, this.settings.indent(2), String.join("\n", tenants).indent(4)));
	}

	/**
	 * Execute a command in the installation.
	 * @param arguments the command and its arguments
	 * @return its answer
	 */
	public Answer call(String... arguments) {
		return Answer.to(commandLine(arguments));
	}

	/**
	 * Return a command as a whole command line.
	 * @param arguments the command and its arguments
	 * @return the same with the options of the installation
	 */
	public List<String> commandLine(String... arguments) {
		List<String> line = new ArrayList<>(List.of(arguments));
		line.addAll(List.of("--home", this.home.toString(), "--config", this.configuration.toString()));
		return line;
	}

	public Answer run() {
		return call("run", "--tenant", TENANT);
	}

	/**
	 * Run the tenant and check that the run fails in one sentence and publishes nothing.
	 */
	public void runFailsWith(int exitCode, String... parts) {
		long before = publications();
		run().failsWith(exitCode, parts);
		assertThat(publications()).isEqualTo(before);
	}

	public void runPublishes() {
		long before = publications();
		run().succeeds();
		assertThat(publications()).isEqualTo(before + 1);
	}

	public long publications() {
		return count("tidemark.publication");
	}

	/**
	 * Return how many rows a table of the store has, 0 if there is no such table.
	 */
	public long count(String table) {
		JdbcClient jdbc = JdbcClient.create(store());
		boolean exists = jdbc.sql("select to_regclass(?) is not null").param(table).query(Boolean.class).single();
		return exists ? jdbc.sql("select count(*) from " + table).query(Long.class).single() : 0;
	}

	/**
	 * Execute statements in a database.
	 */
	public static void sql(String url, String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
		List.of(statements).forEach(jdbc::execute);
	}

	public Path folder() {
		return this.folder;
	}

	public Path data(String file) {
		return this.folder.resolve("data").resolve(file);
	}

	public String storeUrl() {
		return this.storeUrl;
	}

	public Path home() {
		return this.home;
	}

	public SnapshotStore snapshots() {
		return new SnapshotStore(store());
	}

	public PGSimpleDataSource store() {
		PGSimpleDataSource store = new PGSimpleDataSource();
		store.setUrl(this.storeUrl);
		return store;
	}

}
