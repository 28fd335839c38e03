package io.tidemark.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.jobs.key.KeyWriter.IssuedKey;
import io.tidemark.key.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A store with published snapshots, and a login that may only read them.
 */
final class PublishedStore {

	/** The tenant with the seed world as the goldens know it. */
	static final String SEED_WORLD = "seed_world";

	/** A tenant with other customers, dealers, amounts and dates. */
	static final String RIVAL = "rival";

	/** A tenant with the seed world's customers, for which tests may publish more. */
	static final String MOVING = "moving";

	private static final AtomicInteger LOGINS = new AtomicInteger();

	private final Map<String, String> tenants = new LinkedHashMap<>();

	private final Path folder;

	private final TestInstallation installation;

	private final String login = "reads_" + LOGINS.incrementAndGet();

	private PublishedStore(Path folder) {
		this.folder = folder;
		this.installation = TestInstallation.create(folder, SeedWorld.tenant(SEED_WORLD, SeedWorld.path("source")));
	}

	/**
	 * Publish the snapshots of three tenants in a new store.
	 */
	static PublishedStore create() {
		PublishedStore store = new PublishedStore(temporaryFolder());
		store.publish(SEED_WORLD, SeedWorld.tenant(SEED_WORLD, SeedWorld.path("source")));
		Path source = store.copySource(RIVAL);
		change(source, Map.of("NORTH", "RIVAL01", "churned_then_returned", "rival_customer", ",30,1,0,", ",77,1,0,"));
		store.publish(RIVAL, SeedWorld.tenant(RIVAL, source).replace(SeedWorld.AS_OF, "2025-04-11T01:30:00Z"));
		store.publish(MOVING, SeedWorld.tenant(MOVING, store.copySource(MOVING)));
		store.sql("create role %s login password 'reader' in role tidemark_reader".formatted(store.login));
		return store;
	}

	private Path copySource(String tenant) {
		return SeedWorld.copySource(source(tenant));
	}

	/**
	 * Return the folder of a tenant's source, which tests may change.
	 */
	Path source(String tenant) {
		return this.folder.resolve("source-" + tenant);
	}

	/**
	 * Publish a tenant's source as it is now.
	 */
	void publish(String name) {
		publish(name, Objects.requireNonNull(this.tenants.get(name)));
	}

	/**
	 * Replace texts in all files of a source.
	 */
	static void change(Path source, Map<String, String> replacements) {
		try (Stream<Path> files = Files.list(source)) {
			for (Path file : files.toList()) {
				String text = Files.readString(file);
				for (Map.Entry<String, String> replacement : replacements.entrySet()) {
					text = text.replace(replacement.getKey(), replacement.getValue());
				}
				Files.writeString(file, text);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void publish(String name, String tenant) {
		this.tenants.put(name, tenant);
		this.installation.configure(this.tenants.values().toArray(String[]::new));
		Answer answer = this.installation.call("run", "--tenant", name);
		if (answer.exitCode() != 0) {
			throw new IllegalStateException(answer.err());
		}
	}

	/**
	 * Make a key for all dealers without a limit of its own.
	 * @param tenant whose figures
	 * @param permissions what it opens
	 * @return the key with its secret
	 */
	IssuedKey issue(String tenant, String... permissions) {
		return issueToDealer(tenant, null, permissions);
	}

	IssuedKey issueToDealer(String tenant, @Nullable String dealer, String... permissions) {
		return issue(new KeyRequest(tenant, null,
				Stream.of(permissions).map(Permission::parse).collect(Collectors.toUnmodifiableSet()), dealer, null,
				null));
	}

	IssuedKey issue(KeyRequest request) {
		return keys().create(request);
	}

	KeyWriter keys() {
		return new KeyWriter(this.installation.store());
	}

	void sql(String statement) {
		JdbcClient.create(this.installation.store()).sql(statement).update();
	}

	TestInstallation installation() {
		return this.installation;
	}

	/**
	 * Return the JDBC URL without any user.
	 */
	String url() {
		return String.valueOf(this.installation.store().getUrl()).replaceFirst("\\?.*", "");
	}

	/**
	 * Write a configuration of the API for this store.
	 * @param api its keys below {@code api}, each a line at the left margin
	 */
	Path configure(List<String> api) {
		return configure(url(), api, this.tenants.values());
	}

	/**
	 * Write a configuration of the API with tenants of its own.
	 * @param url how the API reaches the store
	 * @param api its keys below {@code api}, each a line at the left margin
	 * @param tenants the tenants as YAML, each at the left margin
	 */
	Path configure(String url, List<String> api, Collection<String> tenants) {
		return write("""
				tidemark:
				  api:
				    address: 127.0.0.1
				    port: 0
				    management-port: 0
				    store:
				      url: "%s"
				      username: %s
				      password: reader
				%s  tenants:
				%s""".formatted(url, this.login, String.join("\n", api).indent(4),
				String.join("\n", tenants).indent(4)));
	}

	Path write(String yaml) {
		try {
			return Files.writeString(Files.createTempFile(this.folder, "api", ".yml"), yaml);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path temporaryFolder() {
		try {
			Path folder = Files.createTempDirectory("tidemark-api-test");
			folder.toFile().deleteOnExit();
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
