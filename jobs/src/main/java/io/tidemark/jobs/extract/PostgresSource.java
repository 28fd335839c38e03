package io.tidemark.jobs.extract;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.SourceProperties;
import io.tidemark.failure.SourceInvalid;
import io.tidemark.failure.SourceUnreachable;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * A billing database, read at one exported snapshot by several connections at a time.
 */
final class PostgresSource implements BillingSource {

	/** What the progress is told when the tables are copied. */
	static final String CONTROLS = "control sums";

	/** By how much the server is quicker to give up than its client, in milliseconds. */
	private static final long LOCK_MARGIN = 500;

	private static final int OLDEST_SERVER = 120000;

	/** The largest tables first, so that no connection is left alone with one. */
	private static final List<BillingTable> ORDER = List.of(BillingTable.INVOICE_ITEMS, BillingTable.INVOICES,
			BillingTable.SUBSCRIPTION_PERIODS, BillingTable.FEATURES, BillingTable.NUMBERS, BillingTable.CUSTOMERS,
			BillingTable.EXCHANGE_RATES, BillingTable.DEALERS);

	private final SourceProperties properties;

	private final List<BillingTable> tables;

	private final String mapping;

	private final int connections;

	private final Clock clock;

	PostgresSource(SourceProperties properties, List<BillingTable> tables, String mapping, int connections,
			Clock clock) {
		this.properties = properties;
		this.tables = tables;
		this.mapping = mapping;
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
			.map((table) -> select(table).map(ExtractionSelect::sql).orElse("none"))
			.collect(Collectors.joining(" "));
	}

	@Override
	public void extract(Warehouse warehouse, Progress progress) {
		ControlSums.createTables(warehouse);
		try (Connection coordinator = connect()) {
			String snapshot = exportSnapshot(coordinator);
			ParallelTables tables = new ParallelTables(this.connections, () -> join(snapshot));
			tables.run(ORDER, (connection, table) -> {
				progress.working("extract " + table.tableName());
				new TableCopy(warehouse, connection).copy(table, select(table));
				progress.done();
			});
			progress.working(CONTROLS);
			tables.run(ORDER, (connection, table) -> addControls(warehouse, connection, table));
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
		ControlSums.addExtracted(warehouse);
	}

	@Override
	public String check(Warehouse scratch) {
		try (Connection connection = connect()) {
			exportSnapshot(connection);
			int tables = 0;
			for (BillingTable table : BillingTable.values()) {
				Optional<ExtractionSelect> select = select(table);
				if (select.isPresent()) {
					new TableCopy(scratch, connection).check(select.get());
					tables++;
				}
			}
			return "%s of %s tables can be read, with the model's columns, from PostgreSQL %s".formatted(
					Integer.toString(tables), Integer.toString(this.tables.size()),
					connection.getMetaData().getDatabaseProductVersion());
		}
		catch (SQLException ex) {
			throw failed(ex);
		}
	}

	private Optional<ExtractionSelect> select(BillingTable table) {
		return this.tables.contains(table) ? ExtractionSelect.find(this.mapping, table) : Optional.empty();
	}

	private void addControls(Warehouse warehouse, Connection connection, BillingTable table) throws SQLException {
		Optional<ExtractionSelect> select = select(table);
		List<BigDecimal> values = new ArrayList<>(
				Collections.nCopies(ControlSums.measures(table).size(), BigDecimal.ZERO));
		if (select.isPresent()) {
			try (Statement statement = connection.createStatement();
					var result = statement.executeQuery(select.get().columns(ControlSums.select(table)))) {
				result.next();
				for (int column = 0; column < values.size(); column++) {
					values.set(column, result.getBigDecimal(column + 1));
				}
			}
		}
		ControlSums.addSource(warehouse, table, values);
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

	private String exportSnapshot(Connection coordinator) throws SQLException {
		begin(coordinator);
		return ask(coordinator, "select pg_export_snapshot()");
	}

	private static String ask(Connection connection, String question) throws SQLException {
		try (Statement statement = connection.createStatement(); var result = statement.executeQuery(question)) {
			result.next();
			return result.getString(1);
		}
	}

	private void begin(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			// The server gives up waiting for a lock, or would do so for nobody.
			statement.execute("set lock_timeout = " + Math.max(1, this.properties.timeout().toMillis() - LOCK_MARGIN));
		}
		connection.setAutoCommit(false);
		connection.setReadOnly(true);
		connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
	}

	private Connection connect() throws SQLException {
		Properties options = new Properties();
		putIf(options, "user", this.properties.username());
		putIf(options, "password", this.properties.password());
		options.setProperty("connectTimeout", "10");
		options.setProperty("socketTimeout", Long.toString(this.properties.timeout().toSeconds()));
		options.setProperty("tcpKeepAlive", "true");
		options.setProperty("ApplicationName", "tidemark");
		Connection connection = DriverManager.getConnection(String.valueOf(this.properties.url()), options);
		int version = Integer.parseInt(ask(connection, "show server_version_num"));
		if (version < OLDEST_SERVER) {
			connection.close();
			throw new SourceInvalid("The source %s is PostgreSQL %s: version 12 or later is needed."
				.formatted(this.properties.place(), version / 10000));
		}
		return connection;
	}

	private static void putIf(Properties options, String name, @Nullable String value) {
		if (value != null) {
			options.setProperty(name, value);
		}
	}

	private SourceUnreachable failed(SQLException cause) {
		String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		return new SourceUnreachable("The source %s can't be read: %s".formatted(this.properties.place(), message),
				cause);
	}

}
