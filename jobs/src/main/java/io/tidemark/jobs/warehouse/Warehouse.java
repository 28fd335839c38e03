package io.tidemark.jobs.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.tidemark.config.WarehouseProperties;
import io.tidemark.model.Model;
import org.duckdb.DuckDBConnection;
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
	 * @param properties what DuckDB may use
	 * @param settings what the models are told
	 * @param fingerprint of all that the file's content depends on
	 * @return the warehouse, to be closed
	 */
	public static Warehouse open(Path file, WarehouseProperties properties, WarehouseSettings settings,
			String fingerprint) {
		try {
			WarehouseFile kept = new WarehouseFile(file, properties);
			Warehouse warehouse = new Warehouse(file, kept.connect());
			if (!warehouse.hasFingerprint(fingerprint)) {
				warehouse.close();
				delete(file);
				warehouse = new Warehouse(file, kept.connect());
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
		try (Warehouse warehouse = new Warehouse(file, new WarehouseFile(file, properties).connect())) {
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
		WarehouseFile.delete(file);
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
				new WarehouseSeeds(this).create(settings.excludedInvoiceStatuses());
			});
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
	 * @return the connection, to be closed
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
	 * Build a model, replacing what stood in its place.
	 * @param model the model
	 */
	public void build(Model model) {
		execute(model.name(), model.createStatement());
	}

	/**
	 * Build models one after the other and commit them together, which spares the disk a
	 * flush for each.
	 * @param models the models
	 * @param progress is told of each
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

	/**
	 * Run a statement with values.
	 * @param sql the statement with question marks
	 * @param values the values in their order
	 */
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
	 * @param sql the query
	 * @return the rows
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
	 * @param sql the query
	 * @param reader what reads it
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
