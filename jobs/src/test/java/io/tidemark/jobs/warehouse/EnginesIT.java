package io.tidemark.jobs.warehouse;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.billing.ColumnType;
import io.tidemark.catalogue.Check;
import io.tidemark.config.MovementLevel;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.TestPostgres;
import io.tidemark.model.Model;
import io.tidemark.model.ModelPlan;
import io.tidemark.model.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every model and every check is the same SQL in each engine: figures have the same rows.
 */
class EnginesIT {

	private static final LocalDate BUSINESS_DATE = LocalDate.of(2025, 4, 9);

	@ParameterizedTest
	@CsvSource({ "CUSTOMER, false, ''", "SUBSCRIPTION, true, EUR" })
	void everyFigureHasTheSameRowsInEachEngine(MovementLevel level, boolean countPastDue, String reportingCurrency)
			throws SQLException, IOException {
		WarehouseSettings settings = new WarehouseSettings(ZoneId.of(SeedWorld.ZONE), BUSINESS_DATE, level,
				countPastDue, List.of("draft", "void"), new BigDecimal("0.01"), 0,
				reportingCurrency.isEmpty() ? null : reportingCurrency);
		try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
				Connection postgres = DriverManager.getConnection(TestPostgres.createDatabase())) {
			execute(duckdb, settings.engineSql("duckdb"));
			execute(postgres, settings.engineSql("postgresql"));
			for (BillingTable table : BillingTable.values()) {
				load(duckdb, postgres, table);
			}
			for (String statement : Stream.concat(surroundings(), terms()).toList()) {
				execute(duckdb, statement);
				execute(postgres, statement);
			}
			List<String> filled = new ArrayList<>();
			for (Model model : models()) {
				for (Connection engine : List.of(duckdb, postgres)) {
					execute(engine, "create %s %s as\n%s".formatted(model.isView() ? "view" : "table", model.name(),
							model.sql()));
				}
				if (model.path().startsWith("figures/")) {
					List<String> rows = rows(duckdb, "select * from " + model.name());
					assertThat(rows(postgres, "select * from " + model.name())).as(model.name()).isEqualTo(rows);
					if (!rows.isEmpty()) {
						filled.add(model.name());
					}
				}
			}
			assertThat(filled).contains("movements", "mrr_daily_by_product", "mrr_retention", "mrr_cohorts", "debtors");
			for (Check check : checks()) {
				String sql = ModelPlan.load().sql(check);
				assertThat(rows(postgres, sql)).as(check.name()).isEqualTo(rows(duckdb, sql));
			}
			assertThat(rows(postgres, sql("rejected_share"))).isNotEmpty();
			assertThat(rows(postgres, sql("mrr_identity"))).isEmpty();
		}
	}

	private static List<Model> models() {
		ModelPlan plan = ModelPlan.load();
		return Stream.of(plan.staging(), plan.kpis(), plan.revenue(), plan.others()).flatMap(List::stream).toList();
	}

	private static List<Check> checks() {
		return Stream.of(Check.Subject.values())
			.flatMap((subject) -> ModelPlan.load().checks(subject).stream())
			.toList();
	}

	private static String sql(String check) {
		return ModelPlan.load()
			.sql(checks().stream().filter((each) -> each.name().equals(check)).findFirst().orElseThrow());
	}

	/**
	 * Load a table of the seed world. PostgreSQL is told to order text as DuckDB does, by
	 * code point.
	 */
	private static void load(Connection duckdb, Connection postgres, BillingTable table)
			throws SQLException, IOException {
		execute(duckdb, "create table raw_%s (%s)".formatted(table.tableName(), columns(table, "")));
		execute(postgres,
				"create table raw_%s (%s)".formatted(table.tableName(), columns(table, " collate pg_c_utf8")));
		String file = "source/" + table.tableName() + ".csv";
		execute(duckdb,
				"copy raw_%s from '%s' (format csv, header)".formatted(table.tableName(), SeedWorld.path(file)));
		try (Reader csv = Files.newBufferedReader(SeedWorld.path(file))) {
			postgres.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy raw_%s from stdin (format csv, header)".formatted(table.tableName()), csv);
		}
	}

	private static String columns(BillingTable table, String collation) {
		return table.columns()
			.stream()
			.map((column) -> column.name() + " " + column.type().sqlType()
					+ ((column.type() == ColumnType.TEXT || column.type() == ColumnType.KEY) ? collation : ""))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Return statements for the tables that a run has beside its source's.
	 */
	private static Stream<String> surroundings() {
		Stream<String> seeds = ModelPlan.load().seeds().stream().flatMap(EnginesIT::statements);
		return Stream.concat(seeds,
				Stream.of("create table excluded_invoice_statuses (status_key varchar(80))",
						"insert into excluded_invoice_statuses values ('draft'), ('void')",
						"create table source_controls (table_name varchar(80), measure varchar(80),"
								+ " control_value decimal(38, 10))",
						"create table extracted_controls (table_name varchar(80), measure varchar(80),"
								+ " control_value decimal(38, 10))",
						"insert into source_controls values ('customers', 'rows', 13)",
						"insert into extracted_controls values ('customers', 'rows', 12)",
						"create table guards (figure_name varchar(80), max_fall decimal(18, 6),"
								+ " max_rise decimal(18, 6), min_change decimal(38, 6))",
						"insert into guards values ('mrr', 0.1, 0.1, 1), ('customers', 0.1, 0.1, 1)",
						"create table previous_figures (version varchar(80), figure_name varchar(80),"
								+ " figure_group varchar(80), figure_value decimal(38, 6))",
						"insert into previous_figures values ('2025-04-08.1', 'mrr', 'EUR', 100),"
								+ " ('2025-04-08.1', 'customers', null, 100)"));
	}

	private static Stream<String> statements(Seed seed) {
		return Stream.of("create table %s (%s)".formatted(seed.name(), seed.columns()),
				seed.rows()
					.stream()
					.map((row) -> row.stream().collect(Collectors.joining("', '", "('", "')")))
					.collect(Collectors.joining(", ", "insert into " + seed.name() + " values ", "")));
	}

	/**
	 * Return a statement that adds subscriptions whose terms change often, so that every
	 * cause, switches and returning customers are there.
	 */
	private static Stream<String> terms() {
		Random random = new Random(12);
		List<String> rows = new ArrayList<>();
		for (int line = 0; line < 60; line++) {
			int customer = random.nextInt(15);
			String ids = "'r%s-%s', 'r%s', '%s'".formatted(customer, random.nextInt(2), customer,
					any(random, "EUR", "USD"));
			LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300));
			for (int count = random.nextInt(8); count >= 0; count--) {
				LocalDate next = day.plusDays(random.nextLong(4) * random.nextLong(40));
				rows.add("(%s, %s, %s, %s, %s, %s, '%s', 1, 'recurring', '%s', '%s 12:00Z', %s)".formatted(
						100_000 + rows.size(), ids, any(random, "'Phone'", "'Fax'", "null"), 5 + random.nextInt(3),
						1 + random.nextInt(3), random.nextInt(3), any(random, "month", "month", "year", "week"),
						any(random, "active", "active", "active", "paused", "trial", "past_due"), day,
						(random.nextInt(9) > 0) ? "'" + next + " 12:00Z'" : "null"));
				day = next.plusDays(random.nextInt(8) / 7 * 30L);
			}
		}
		return Stream.of("insert into raw_subscription_periods values " + String.join(", ", rows),
				"insert into raw_exchange_rates values ('2023-12-01', 'USD', 'EUR', 0.91),"
						+ " ('2024-06-05', 'USD', 'EUR', 0.9312345678)");
	}

	private static String any(Random random, String... values) {
		return values[random.nextInt(values.length)];
	}

	private static void execute(Connection engine, String sql) throws SQLException {
		try (Statement statement = engine.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Return rows as text in some order, their numbers without zeros at the end.
	 */
	private static List<String> rows(Connection engine, String sql) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Statement statement = engine.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			int columns = result.getMetaData().getColumnCount();
			while (result.next()) {
				List<String> row = new ArrayList<>();
				for (int column = 1; column <= columns; column++) {
					row.add(text(result, column));
				}
				rows.add(String.join(" | ", row));
			}
		}
		rows.sort(null);
		return rows;
	}

	private static String text(ResultSet result, int column) throws SQLException {
		Object value = result.getObject(column);
		if (value instanceof Number) {
			return result.getBigDecimal(column).stripTrailingZeros().toPlainString();
		}
		if (result.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT).startsWith("timestamp")) {
			OffsetDateTime instant = result.getObject(column, OffsetDateTime.class);
			return (instant != null) ? instant.toInstant().toString() : "null";
		}
		return String.valueOf(value);
	}

}
