package io.tidemark.jobs.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.WarehouseProperties;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.file.LeftoverFiles;
import io.tidemark.model.Model;
import io.tidemark.model.ModelPlan;
import io.tidemark.model.Seed;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * The DuckDB file of one run. It outlives a killed run, so that the next start can go on
 * after the last finished step.
 */
public final class Warehouse implements AutoCloseable {

	private final Path file;

	private final DuckDBConnection connection;

	private Warehouse(Path file, DuckDBConnection connection) {
		this.file = file;
		this.connection = connection;
		execute("create table if not exists run_settings (fingerprint varchar)");
		execute("create table if not exists step_durations (step varchar primary key, millis bigint)");
	}

	/**
	 * Open the file of a run, empty if it was not there or was made with other settings.
	 * @param file the file; its folder is created
	 * @param settings what the models are told
	 * @param fingerprint of all that the file's content depends on
	 */
	public static Warehouse open(Path file, WarehouseProperties properties, WarehouseSettings settings,
			String fingerprint) {
		try {
			Warehouse warehouse = new Warehouse(file, connect(file, properties));
			if (!warehouse.hasFingerprint(fingerprint)) {
				warehouse.close();
				delete(file);
				warehouse = new Warehouse(file, connect(file, properties));
			}
			warehouse.prepare(settings, fingerprint);
			return warehouse;
		}
		catch (IOException ex) {
			throw WarehouseFailure.of(file, ex);
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of("Opening " + file, ex);
		}
	}

	/**
	 * Return whether a file is there that was made with such a fingerprint.
	 */
	public static boolean isKept(Path file, WarehouseProperties properties, String fingerprint) {
		if (!Files.exists(file)) {
			return false;
		}
		try (Warehouse warehouse = new Warehouse(file, connect(file, properties))) {
			return warehouse.query("select 1 from run_settings").size() == 1 && warehouse.hasFingerprint(fingerprint);
		}
		catch (IOException ex) {
			throw WarehouseFailure.of(file, ex);
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of("Opening " + file, ex);
		}
	}

	/**
	 * Delete the file of a run, if it is there.
	 */
	public static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
			Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
		}
		catch (IOException ex) {
			throw WarehouseFailure.of(file, ex);
		}
	}

	/**
	 * Connect to a file, created if need be. One that a killed run or a full disk left
	 * unreadable is begun anew.
	 */
	private static DuckDBConnection connect(Path file, WarehouseProperties properties)
			throws IOException, SQLException {
		Files.createDirectories(file.getParent());
		try {
			DuckDBConnection connection = open(file, properties);
			// What a killed process spilled: the file's lock is held, and nothing is
			// spilled before the first query.
			LeftoverFiles.delete(spill(file), "*", Duration.ZERO);
			return connection;
		}
		catch (SQLException ex) {
			if (!Files.exists(file) || WarehouseFailure.of("Opening", ex) instanceof TidemarkFailure) {
				throw ex;
			}
			delete(file);
			return open(file, properties);
		}
	}

	private static DuckDBConnection open(Path file, WarehouseProperties properties) throws SQLException {
		Properties options = new Properties();
		options.setProperty("memory_limit", properties.memoryLimit().toMegabytes() + "MiB");
		Integer threads = properties.threads();
		if (threads != null) {
			options.setProperty("threads", threads.toString());
		}
		options.setProperty("temp_directory", spill(file).toString());
		options.setProperty("autoinstall_known_extensions", "false");
		options.setProperty("jdbc_stream_results", "true");
		DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, options);
		NativeLibrary.unlink();
		return connection;
	}

	private static Path spill(Path file) {
		return file.resolveSibling("spill");
	}

	private boolean hasFingerprint(String fingerprint) {
		List<List<@Nullable String>> known = query("select fingerprint from run_settings");
		return known.isEmpty() || fingerprint.equals(known.get(0).get(0));
	}

	/**
	 * Make what every run begins with, all of it or nothing: a process may be killed here
	 * too, and whoever finds the fingerprint relies on the rest.
	 */
	private void prepare(WarehouseSettings settings, String fingerprint) {
		execute(settings.engineSql("duckdb"));
		if (query("select 1 from run_settings").isEmpty()) {
			inTransaction(() -> {
				update("insert into run_settings values (?)", fingerprint);
				ModelPlan.load().seeds().forEach(this::load);
				execute("create or replace table excluded_invoice_statuses (status_key varchar)");
				settings.excludedInvoiceStatuses()
					.stream()
					.distinct()
					.forEach((status) -> update("insert into excluded_invoice_statuses values (lower(?))", status));
			});
		}
	}

	private void load(Seed seed) {
		execute("create or replace table %s (%s)".formatted(seed.name(), seed.columns()));
		for (List<String> row : seed.rows()) {
			String places = "?" + ", ?".repeat(row.size() - 1);
			update("insert into %s values (%s)".formatted(seed.name(), places), row.toArray());
		}
	}

	private void inTransaction(Runnable work) {
		execute("begin transaction");
		try {
			work.run();
			execute("commit");
		}
		catch (RuntimeException ex) {
			execute("rollback");
			throw ex;
		}
	}

	/**
	 * Return a further connection to the same file, for use by another thread.
	 */
	public DuckDBConnection connect() {
		try {
			return this.connection.duplicate();
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of("Connecting to " + this.file, ex);
		}
	}

	/**
	 * Build a staging model from a stream of rows, on a connection of its own, so that
	 * several threads may do so.
	 * @param selectList what gives the stream's columns their types
	 * @param staging the model that reads {@code raw_<name>}
	 */
	public void load(String name, String selectList, DuckDBTableFunction<?, ?, ?> stream, Model staging) {
		try (DuckDBConnection own = connect(); Statement statement = own.createStatement()) {
			try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
				function.withName("stream_" + name).withFunction(stream).register(own);
			}
			statement.execute("create or replace temporary view raw_%s as select %s from stream_%s()".formatted(name,
					selectList, name));
			statement.execute(staging.createStatement());
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of("Loading " + name, ex);
		}
	}

	/**
	 * Build a model, replacing what stood in its place.
	 */
	public void build(Model model) {
		execute(model.name(), model.createStatement());
	}

	/**
	 * Build the staging model of a table that the source does not have.
	 */
	public synchronized void buildEmpty(BillingTable table) {
		String columns = table.columns()
			.stream()
			.map((column) -> "cast(null as " + column.type().sqlType() + ") as " + column.name())
			.collect(Collectors.joining(", "));
		execute("create or replace view raw_%s as select %s where false".formatted(table.tableName(), columns));
		build(Model.load(table.stagingModel()));
	}

	/**
	 * Build models one after the other and commit them together, which spares the disk a
	 * flush for each.
	 */
	public void build(List<Model> models, Progress progress) {
		inTransaction(() -> {
			for (Model model : models) {
				progress.working(model.name());
				build(model);
				progress.done();
			}
		});
	}

	public void execute(String sql) {
		execute(sql.lines().findFirst().orElse(""), sql);
	}

	private void execute(String what, String sql) {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of(what, ex);
		}
	}

	public void update(String sql, @Nullable Object... values) {
		try (PreparedStatement statement = this.connection.prepareStatement(sql)) {
			for (int index = 0; index < values.length; index++) {
				statement.setObject(index + 1, values[index]);
			}
			statement.execute();
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of(sql, ex);
		}
	}

	/**
	 * Query a few rows as text.
	 */
	public List<List<@Nullable String>> query(String sql) {
		List<List<@Nullable String>> rows = new ArrayList<>();
		scan(sql, (result) -> {
			int columns = result.getMetaData().getColumnCount();
			while (result.next()) {
				List<@Nullable String> row = new ArrayList<>(columns);
				for (int column = 1; column <= columns; column++) {
					row.add(result.getString(column));
				}
				rows.add(row);
			}
		});
		return rows;
	}

	/**
	 * Return how many rows the tables among some models have, about.
	 */
	public long countRows(List<Model> models) {
		String names = models.stream().map((model) -> "'" + model.name() + "'").collect(Collectors.joining(", "));
		return sum("select sum(estimated_size) from duckdb_tables() where table_name in (%s)".formatted(names));
	}

	/**
	 * Query a few rows, each of which a mapper reads by the names of its columns.
	 */
	public <T> List<T> query(String sql, RowMapper<T> mapper) {
		List<T> rows = new ArrayList<>();
		scan(sql, (result) -> rows.addAll(new RowMapperResultSetExtractor<>(mapper).extractData(result)));
		return rows;
	}

	/**
	 * Return what a query for one number finds, 0 if that is null.
	 */
	public long sum(String sql) {
		String sum = query(sql).get(0).get(0);
		return (sum != null) ? Long.parseLong(sum) : 0;
	}

	/**
	 * Read the result of a query as it streams.
	 */
	public void scan(String sql, ResultReader reader) {
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			reader.read(result);
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of(sql.lines().findFirst().orElse(""), ex);
		}
	}

	/**
	 * Note how long a step took, and write all that it did to the file.
	 */
	public void noteDuration(String step, long millis) {
		update("insert or replace into step_durations values (?, ?)", step, millis);
		execute("checkpoint");
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw WarehouseFailure.of("Closing " + this.file, ex);
		}
	}

	/**
	 * Reads the result of a query.
	 */
	@FunctionalInterface
	public interface ResultReader {

		void read(ResultSet result) throws SQLException;

	}

}
