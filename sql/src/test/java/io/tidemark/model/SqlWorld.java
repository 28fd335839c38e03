package io.tidemark.model;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.catalogue.Check;
import io.tidemark.config.MovementLevel;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB in memory: the seed world with all that the catalogue names built from it, or
 * a world whose source tables a test writes.
 */
final class SqlWorld implements AutoCloseable {

	private static final String SOURCE = Objects.requireNonNull(SqlWorld.class.getResource("/golden/seed_world/source"))
		.getPath();

	private static final int BATCH = 500;

	private final Connection connection;

	/**
	 * Create a world without source tables.
	 * @param businessDate the local day that is closed
	 * @param level whose changes are movements
	 */
	SqlWorld(ZoneId zone, LocalDate businessDate, MovementLevel level) throws SQLException {
		this(zone, businessDate, level, "");
	}

	/**
	 * Create a world without source tables but exchange rates, of which there are none.
	 * @param reportingCurrency the currency that MRR is also told in, empty for none
	 */
	SqlWorld(ZoneId zone, LocalDate businessDate, MovementLevel level, String reportingCurrency) throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:duckdb:");
		execute(SqlFile.load("warehouse/duckdb")
			.replace("${zone}", zone.getId())
			.replace("${business_date}", businessDate.toString())
			.replace("${movement_level}", level.label())
			.replace("${count_past_due}", "false")
			.replace("${max_rejected_share}", "0.05")
			.replace("${tolerated_rejections}", "25")
			.replace("${reporting_currency}", reportingCurrency));
		for (Seed seed : ModelPlan.load().seeds()) {
			seed(seed);
		}
		fill(BillingTable.EXCHANGE_RATES, List.of());
	}

	static SqlWorld build() throws SQLException {
		SqlWorld world = new SqlWorld(ZoneId.of("Europe/London"), LocalDate.of(2025, 4, 9), MovementLevel.CUSTOMER,
				"EUR");
		world.execute("create table excluded_invoice_statuses as select unnest(['draft', 'void']) as status_key");
		for (String controls : List.of("source_controls", "extracted_controls")) {
			world.execute("create table " + controls
					+ " (table_name varchar, measure varchar, control_value decimal(38, 10))");
		}
		world.createGuards();
		for (BillingTable table : BillingTable.values()) {
			world.load(table);
		}
		ModelPlan plan = ModelPlan.load();
		world.build(
				Stream.of(plan.staging(), plan.kpis(), plan.revenue(), plan.others()).flatMap(List::stream).toList());
		return world;
	}

	private void createGuards() throws SQLException {
		execute("create table guards (figure_name varchar, max_fall decimal(18, 6), max_rise decimal(18, 6),"
				+ " min_change decimal(38, 6))");
		execute("create table previous_figures (version varchar, figure_name varchar, figure_group varchar,"
				+ " figure_value decimal(38, 6))");
	}

	private void seed(Seed seed) throws SQLException {
		execute("create table %s (%s)".formatted(seed.name(), seed.columns()));
		for (List<String> row : seed.rows()) {
			execute("insert into %s values ('%s')".formatted(seed.name(), String.join("', '", row)));
		}
	}

	private void load(BillingTable table) throws SQLException {
		String columns = table.columns()
			.stream()
			.map((column) -> "'%s': '%s'".formatted(column.name(), column.type().sqlType()))
			.collect(Collectors.joining(", "));
		execute("create or replace table raw_%1$s as select * from read_csv('%2$s/%1$s.csv', header = true, columns = {%3$s})"
			.formatted(table.tableName(), SOURCE, columns));
	}

	/**
	 * Fill a source table and build its staging model.
	 * @param rows the rows as SQL values in the order of the model's columns
	 */
	void fill(BillingTable table, List<String> rows) throws SQLException {
		String raw = "raw_" + table.tableName();
		execute("create or replace table " + raw
				+ table.columns()
					.stream()
					.map((column) -> column.name() + " " + column.type().sqlType())
					.collect(Collectors.joining(", ", " (", ")")));
		for (int from = 0; from < rows.size(); from += BATCH) {
			List<String> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
			execute("insert into " + raw + " values " + batch.stream().collect(Collectors.joining("), (", "(", ")")));
		}
		build(List.of(Model.load(table.stagingModel())));
	}

	void build(List<Model> models) throws SQLException {
		for (Model model : models) {
			execute(model.createStatement());
		}
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Return the rows that offend a check, as text.
	 */
	List<String> check(String name) throws SQLException {
		Check check = Stream.of(Check.Subject.values())
			.flatMap((subject) -> ModelPlan.load().checks(subject).stream())
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow();
		return query(ModelPlan.load().sql(check));
	}

	List<String> query(String sql) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				List<String> row = new ArrayList<>();
				for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
					row.add(String.valueOf(result.getString(column)));
				}
				rows.add(String.join(" | ", row));
			}
		}
		return rows;
	}

	/**
	 * Return rows as a snapshot stores them.
	 */
	ChunkContent content(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			int width = result.getMetaData().getColumnCount();
			List<String> columns = new ArrayList<>();
			for (int column = 1; column <= width; column++) {
				columns.add(result.getMetaData().getColumnName(column));
			}
			List<@Nullable String[]> rows = new ArrayList<>();
			while (result.next()) {
				@Nullable String[] row = new @Nullable String[width];
				for (int column = 1; column <= width; column++) {
					row[column - 1] = result.getString(column);
				}
				rows.add(row);
			}
			return new ChunkContent(columns, rows);
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
