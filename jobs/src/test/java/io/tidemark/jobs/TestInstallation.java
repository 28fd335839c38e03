package io.tidemark.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.snapshot.SnapshotStore;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A working folder with a configuration and a report store of its own.
 */
public final class TestInstallation {

	private final Path home;

	private final Path configuration;

	private final String storeUrl = TestPostgres.createDatabase();

	private String settings = "";

	private final PGSimpleDataSource store = new PGSimpleDataSource();

	private TestInstallation(Path folder) {
		this.home = folder.resolve("home");
		this.configuration = folder.resolve("tidemark.yml");
		this.store.setUrl(this.storeUrl);
	}

	/**
	 * Create an installation with an empty store.
	 * @param folder where the configuration and the working folder go
	 * @param tenants the tenants as YAML, each at the left margin
	 * @return the installation
	 */
	public static TestInstallation create(Path folder, String... tenants) {
		TestInstallation installation = new TestInstallation(folder);
		installation.configure(tenants);
		return installation;
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
		String yaml = """
				tidemark:
				  store:
				    url: "%s"
				%s  tenants:
				%s""".formatted(this.storeUrl, this.settings.indent(2), String.join("\n", tenants).indent(4));
		try {
			Files.writeString(this.configuration, yaml);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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

	public Path home() {
		return this.home;
	}

	public SnapshotStore snapshots() {
		return new SnapshotStore(this.store);
	}

	public PGSimpleDataSource store() {
		return this.store;
	}

}
