package io.tidemark.jobs.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.failure.InnermostReason;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.sql.SqlFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The report store, open for writing.
 */
public final class ReportStore implements AutoCloseable {

	static {
		// Look whether a connection lives each time, not only after half a second of
		// rest: a run should notice nothing of a store that was restarted meanwhile.
		System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
	}

	private final ConfigurableApplicationContext context;

	private ReportStore(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Open the configured store, or the embedded one in the working folder.
	 * @throws StoreUnavailable if it can't be reached or migrated
	 */
	public static ReportStore open(StoreProperties properties, Path home) {
		return open(properties, home, (context) -> {
		});
	}

	/**
	 * Find the store as it is: nothing is created or migrated.
	 * @return the store, empty if there is no embedded one yet
	 * @throws StoreUnavailable if it can't be reached
	 */
	public static Optional<ReportStore> find(StoreProperties properties, Path home) {
		if (properties.url() == null && !EmbeddedPostgresServer.exists(folder(home))) {
			return Optional.empty();
		}
		return Optional.of(open(properties, home, (context) -> context.registerBean(FlywayMigrationStrategy.class,
				() -> (flyway) -> StoreConfiguration.connect(properties, flyway))));
	}

	private static ReportStore open(StoreProperties properties, Path home,
			ApplicationContextInitializer<GenericApplicationContext> beans) {
		ApplicationContextInitializer<GenericApplicationContext> initializer = (context) -> {
			beans.initialize(context);
			context.registerBean(StoreProperties.class, () -> properties);
			if (properties.url() == null) {
				context.registerBean(EmbeddedPostgresServer.class, () -> EmbeddedPostgresServer.use(folder(home)));
			}
		};
		return new ReportStore(JobsApplication.start(null, initializer, StoreConfiguration.class));
	}

	private static Path folder(Path home) {
		return home.resolve("store").toAbsolutePath();
	}

	/**
	 * Start more of the application, which ends before the store does.
	 */
	public ConfigurableApplicationContext start(ApplicationContextInitializer<GenericApplicationContext> beans,
			Class<?>... parts) {
		return JobsApplication.start(this.context, beans, parts);
	}

	/**
	 * Make an object of the store's beans.
	 */
	public <T> T create(Class<T> type) {
		return this.context.getAutowireCapableBeanFactory().createBean(type);
	}

	/**
	 * Check that the schema may be brought up to date, without doing so.
	 * @throws StoreUnavailable if the user's rights are not enough
	 */
	public Schema checkSchema() {
		try {
			checkRights();
			MigrationInfoService migrations = this.context.getBean(Flyway.class).info();
			MigrationInfo current = migrations.current();
			return new Schema((current != null) ? String.valueOf(current.getVersion()) : null,
					migrations.pending().length);
		}
		catch (FlywayException | DataAccessException ex) {
			throw new StoreUnavailable("The report store's schema can't be read: " + InnermostReason.of(ex), ex);
		}
	}

	private void checkRights() {
		Map<String, Object> rights = jdbc().sql(SqlFile.load("store/read/find_owner_rights")).query().singleRow();
		if (!Boolean.TRUE.equals(rights.get("may_own"))) {
			throw new StoreUnavailable(
					"The store's user neither owns the schema tidemark nor may create it: make it the owner of the database.");
		}
		if (!Boolean.TRUE.equals(rights.get("may_have_reader"))) {
			throw new StoreUnavailable("The store's user may not create the role of readers: have an administrator "
					+ "run 'create role tidemark_reader nologin'.");
		}
	}

	public DataSource dataSource() {
		return this.context.getBean(DataSource.class);
	}

	public SnapshotStore snapshots() {
		return this.context.getBean(SnapshotStore.class);
	}

	private JdbcClient jdbc() {
		return this.context.getBean(JdbcClient.class);
	}

	/**
	 * Return the JDBC URL of another database on the embedded server, created if need be.
	 * @throws IllegalStateException if the store is not the embedded one
	 */
	public String embeddedUrl(String database) {
		EmbeddedPostgresServer server = embedded().orElseThrow(ReportStore::notEmbedded);
		boolean exists = jdbc().sql("select exists (select from pg_database where datname = :name)")
			.param("name", database)
			.query(Boolean.class)
			.single();
		if (!exists) {
			jdbc().sql("create database \"" + database.replace("\"", "") + "\"").update();
		}
		return server.url(database, EmbeddedPostgresServer.OWNER);
	}

	/**
	 * Return the JDBC URL by which the API connects to the embedded store, as a user who
	 * may select and nothing else.
	 * @throws IllegalStateException if the store is not the embedded one
	 */
	public String embeddedReaderUrl() {
		return embedded().orElseThrow(ReportStore::notEmbedded).url("postgres", EmbeddedPostgresServer.READER);
	}

	/**
	 * Check that the embedded store has not been killed.
	 * @throws StoreUnavailable if it has
	 */
	public void requireRunning() {
		if (embedded().filter((server) -> !server.isRunning()).isPresent()) {
			throw new StoreUnavailable("The embedded PostgreSQL has stopped: start this command again.");
		}
	}

	private Optional<EmbeddedPostgresServer> embedded() {
		return this.context.getBeanProvider(EmbeddedPostgresServer.class).stream().findFirst();
	}

	private static IllegalStateException notEmbedded() {
		return new IllegalStateException("The store is not the embedded one");
	}

	/**
	 * Let work end before the store does, on Ctrl-C too.
	 * @param ending ends the work, and returns when it has ended
	 */
	public void endFirst(Runnable ending) {
		this.context.addApplicationListener((ContextClosedEvent event) -> {
			if (event.getApplicationContext() == this.context) {
				ending.run();
			}
		});
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * How far a store's schema is.
	 *
	 * @param version the last migration that was run, null for none
	 * @param pending how many migrations are still to be run
	 */
	public record Schema(@Nullable String version, int pending) {

		public boolean isCurrent() {
			return this.pending == 0;
		}

	}

}
