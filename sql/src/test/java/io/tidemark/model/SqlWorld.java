package io.tidemark.model;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.catalogue.Check;
import io.tidemark.sql.SqlFile;

/**
 * The seed world in a DuckDB in memory, with all that the catalogue names built from it.
 */
final class SqlWorld implements AutoCloseable {

	private static final String SOURCE = Objects.requireNonNull(SqlWorld.class.getResource("/golden/seed_world/source"))
		.getPath();

	private final Connection connection;

	private SqlWorld() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:duckdb:");
	}

	static SqlWorld build() throws SQLException {
		SqlWorld world = new SqlWorld();
		world.execute(SqlFile.load("warehouse/duckdb")
			.replace("${zone}", "Europe/London")
			.replace("${business_date}", "2025-04-09")
			.replace("${movement_level}", "customer")
			.replace("${max_rejected_share}", "0.05")
			.replace("${tolerated_rejections}", "25"));
		for (Seed seed : ModelPlan.load().seeds()) {
			world.seed(seed);
		}
		world.execute("create table excluded_invoice_statuses as select unnest(['draft', 'void']) as status_key");
		for (String controls : List.of("source_controls", "extracted_controls")) {
			world.execute("create table " + controls
					+ " (table_name varchar, measure varchar, control_value decimal(38, 3))");
		}
		world.createGuards();
		for (BillingTable table : BillingTable.values()) {
			world.load(table);
		}
		ModelPlan plan = ModelPlan.load();
		for (Model model : Stream.of(plan.staging(), plan.kpis(), plan.revenue(), plan.others())
			.flatMap(List::stream)
			.toList()) {
			world.execute(model.createStatement());
		}
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
		execute("create table raw_%1$s as select * from read_csv('%2$s/%1$s.csv', header = true, columns = {%3$s})"
			.formatted(table.tableName(), SOURCE, columns));
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

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
