package io.tidemark.jobs.extract;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.failure.SourceUnreachable;
import io.tidemark.jobs.config.SourceProperties;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * A billing database, read at one exported snapshot by several connections at a time.
 */
final class PostgresSource implements BillingSource {

	private static final int OLDEST_SERVER = 120000;

	/** The largest tables first, so that no connection is left alone with one. */
	private static final List<BillingTable> ORDER = List.of(BillingTable.INVOICE_ITEMS, BillingTable.INVOICES,
			BillingTable.SUBSCRIPTION_PERIODS, BillingTable.FEATURES, BillingTable.NUMBERS, BillingTable.CUSTOMERS,
			BillingTable.DEALERS);

	private final SourceProperties properties;

	private final int connections;

	private final Clock clock;

	PostgresSource(SourceProperties properties, int connections, Clock clock) {
		this.properties = properties;
		this.connections = connections;
		this.clock = clock;
	}

	@Override
	public Instant dataAsOf() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	@Override
	public String fingerprint() {
		return ORDER.stream()
			.map((table) -> ExtractionSelect.find(this.properties.mapping(), table)
				.map(ExtractionSelect::sql)
				.orElse("none"))
			.collect(Collectors.joining(" "));
	}

	@Override
	public void extract(Warehouse warehouse, Progress progress) {
		ControlSums.createTables(warehouse);
		try (Connection coordinator = connect()) {
			String snapshot = exportSnapshot(coordinator);
			new ParallelCopy(warehouse, progress, this.connections, () -> join(snapshot)).run(ORDER,
					(table) -> ExtractionSelect.find(this.properties.mapping(), table));
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
		ControlSums.addExtracted(warehouse);
	}

	/**
	 * Open a connection that sees the database as the coordinator's snapshot does.
	 */
	private Connection join(String snapshot) throws SQLException {
		Connection connection = connect();
		begin(connection);
		try (Statement statement = connection.createStatement()) {
			statement.execute("set transaction snapshot '" + snapshot.replace("'", "") + "'");
		}
		return connection;
	}

	private static String exportSnapshot(Connection coordinator) throws SQLException {
		begin(coordinator);
		try (Statement statement = coordinator.createStatement();
				var result = statement.executeQuery("select pg_export_snapshot()")) {
			result.next();
			return result.getString(1);
		}
	}

	private static void begin(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		connection.setReadOnly(true);
		connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
	}

	private Connection connect() throws SQLException {
		Properties options = new Properties();
		putIf(options, "user", this.properties.username());
		putIf(options, "password", this.properties.password());
		options.setProperty("connectTimeout", "10");
		options.setProperty("tcpKeepAlive", "true");
		options.setProperty("ApplicationName", "tidemark");
		Connection connection = DriverManager.getConnection(url(), options);
		int version = serverVersion(connection);
		if (version < OLDEST_SERVER) {
			connection.close();
			throw new SourceInvalid(
					"The source %s is PostgreSQL %s: version 12 or later is needed.".formatted(url(), version / 10000));
		}
		return connection;
	}

	private static int serverVersion(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				var result = statement.executeQuery("show server_version_num")) {
			result.next();
			return result.getInt(1);
		}
	}

	private String url() {
		return String.valueOf(this.properties.url());
	}

	private static void putIf(Properties options, String name, @Nullable String value) {
		if (value != null) {
			options.setProperty(name, value);
		}
	}

	private SourceUnreachable failed(SQLException cause) {
		String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		return new SourceUnreachable(
				"The source %s can't be read: %s".formatted(url().replaceFirst("\\?.*", ""), message), cause);
	}

}
