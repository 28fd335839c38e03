package io.tidemark.jobs.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.failure.InnermostReason;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The report store, migrated and open for writing.
 */
public final class ReportStore implements AutoCloseable {

	private static final String DATABASE = "postgres";

	private static final String OWNER = "postgres";

	/** Who only reads; the embedded server trusts all of this machine. */
	private static final String READER = "tidemark_api";

	/** For commands, deliveries and schedules. */
	private static final int BASE_CONNECTIONS = 6;

	/** The tenant's lock, the step's transaction, and what is done beside it. */
	private static final int CONNECTIONS_OF_RUN = 4;

	static {
		// Look whether a connection lives each time, not only after half a second of
		// rest:
		// a run should notice nothing of a store that was started anew meanwhile.
		System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
	}

	private final HikariDataSource dataSource;

	private final @Nullable EmbeddedPostgresServer server;

	private ReportStore(HikariDataSource dataSource, @Nullable EmbeddedPostgresServer server) {
		this.dataSource = dataSource;
		this.server = server;
		if (server != null) {
			server.endFirst(dataSource::close);
		}
	}

	/**
	 * Open the configured store, or the embedded one in the working folder.
	 * @param properties where the store is
	 * @param home the working folder
	 * @return the store, to be closed
	 * @throws StoreUnavailable if it can't be reached or migrated
	 */
	public static ReportStore open(StoreProperties properties, Path home) {
		EmbeddedPostgresServer server = (properties.url() == null)
				? EmbeddedPostgresServer.use(home.resolve("store").toAbsolutePath()) : null;
		try {
			HikariDataSource dataSource = connect(properties, server);
			ReportStore store = new ReportStore(dataSource, server);
			store.migrate();
			if (server != null) {
				store.createReader();
			}
			return store;
		}
		catch (RuntimeException ex) {
			if (server != null) {
				server.close();
			}
			throw ex;
		}
	}

	/**
	 * Let more runs have their connections at a time.
	 * @param runs how many
	 */
	public void allowRuns(int runs) {
		this.dataSource.setMaximumPoolSize(BASE_CONNECTIONS + runs * CONNECTIONS_OF_RUN);
	}

	/**
	 * Find the store as it is, to look at it: nothing is created or migrated.
	 * @param properties where the store is
	 * @param home the working folder
	 * @return the store, to be closed; empty if there is no embedded one yet
	 * @throws StoreUnavailable if it can't be reached
	 */
	public static Optional<ReportStore> find(StoreProperties properties, Path home) {
		Path folder = home.resolve("store").toAbsolutePath();
		if (properties.url() != null) {
			return Optional.of(new ReportStore(connect(properties, null), null));
		}
		if (!Files.exists(folder.resolve("data").resolve("PG_VERSION"))) {
			return Optional.empty();
		}
		EmbeddedPostgresServer server = EmbeddedPostgresServer.use(folder);
		try {
			return Optional.of(new ReportStore(connect(properties, server), server));
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	/**
	 * Check that the schema may be brought up to date, without doing so.
	 * @return how far it is
	 * @throws StoreUnavailable if the user's rights are not enough
	 */
	public StoreSchema checkSchema() {
		return new StoreMigrations(this.dataSource).check();
	}

	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * Let work end before the store when the process is interrupted; what started last
	 * ends first.
	 * @param ending ends the work, and returns when it has ended
	 */
	public void endFirst(Runnable ending) {
		if (this.server != null) {
			this.server.endFirst(ending);
		}
		else {
			Runtime.getRuntime().addShutdownHook(new Thread(ending, "end-work"));
		}
	}

	/**
	 * Return the URL of another database on the embedded server.
	 * @param database the database's name; created if need be
	 * @return a JDBC URL
	 * @throws IllegalStateException if the store is not the embedded one
	 */
	public String embeddedUrl(String database) {
		EmbeddedPostgresServer embedded = embedded();
		try (Connection connection = this.dataSource.getConnection();
				var exists = connection.prepareStatement("select from pg_database where datname = ?")) {
			exists.setString(1, database);
			if (!exists.executeQuery().next()) {
				connection.createStatement().execute("create database \"" + database.replace("\"", "") + "\"");
			}
		}
		catch (SQLException ex) {
			throw new StoreUnavailable("The embedded PostgreSQL can't create a database: " + ex.getMessage(), ex);
		}
		return embedded.url(database, OWNER);
	}

	/**
	 * Return the URL by which who only reads connects to the embedded store.
	 * @return a JDBC URL with a user who may select and nothing else
	 * @throws IllegalStateException if the store is not the embedded one
	 */
	public String embeddedReaderUrl() {
		return embedded().url(DATABASE, READER);
	}

	/**
	 * Check that the embedded store has not been killed.
	 * @throws StoreUnavailable if it has
	 */
	public void requireRunning() {
		if (this.server != null && !this.server.isRunning()) {
			throw new StoreUnavailable("The embedded PostgreSQL has stopped: start this command again.");
		}
	}

	private EmbeddedPostgresServer embedded() {
		if (this.server == null) {
			throw new IllegalStateException("The store is not the embedded one");
		}
		return this.server;
	}

	private static HikariDataSource connect(StoreProperties properties, @Nullable EmbeddedPostgresServer server) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("store");
		config.setJdbcUrl((server != null) ? server.url(DATABASE, OWNER) : properties.url());
		config.setUsername((server != null) ? OWNER : properties.username());
		config.setPassword(properties.password());
		config.setMaximumPoolSize(BASE_CONNECTIONS + CONNECTIONS_OF_RUN);
		config.setMinimumIdle(0);
		config.setConnectionTimeout(10_000);
		config.addDataSourceProperty("ApplicationName", "tidemark");
		try {
			return new HikariDataSource(config);
		}
		catch (RuntimeException ex) {
			throw new StoreUnavailable(
					"The report store %s can't be reached: %s".formatted(properties.place(), InnermostReason.of(ex)),
					ex);
		}
	}

	private void migrate() {
		try {
			new StoreMigrations(this.dataSource).apply();
		}
		catch (StoreUnavailable ex) {
			this.dataSource.close();
			throw ex;
		}
	}

	private void createReader() {
		JdbcClient.create(this.dataSource).sql(SqlFile.load("store/write/create_reader")).update();
	}

	@Override
	public void close() {
		this.dataSource.close();
		if (this.server != null) {
			this.server.close();
		}
	}

}
