package io.tidemark.jobs.warehouse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.config.MovementLevel;
import io.tidemark.jobs.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the models need of an engine is the same in DuckDB and PostgreSQL.
 */
class EngineMacrosIT {

	private static final List<Connection> ENGINES = new ArrayList<>();

	@BeforeAll
	static void define() throws SQLException {
		WarehouseSettings scratch = WarehouseSettings.scratch(LocalDate.of(2025, 4, 9));
		WarehouseSettings settings = new WarehouseSettings(ZoneId.of("Europe/London"), scratch.businessDate(),
				MovementLevel.SUBSCRIPTION, true, List.of(), scratch.maxRejectedShare(), scratch.toleratedRejections(),
				"EUR");
		define("jdbc:duckdb:", settings.engineSql("duckdb"));
		define(TestPostgres.createDatabase(), settings.engineSql("postgresql"));
	}

	private static void define(String url, String sql) throws SQLException {
		Connection connection = DriverManager.getConnection(url);
		ENGINES.add(connection);
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@AfterAll
	static void close() throws SQLException {
		for (Connection connection : ENGINES) {
			connection.close();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "null", textBlock = """
			business_date()                                                       | 2025-04-09
			movement_level()                                                      | subscription
			reporting_currency()                                                  | EUR
			case when counts_past_due() then 1 else 0 end                         | 1
			local_date(timestamptz '2025-03-30 23:30:00+00')                      | 2025-03-31
			local_date(timestamptz '2025-01-30 23:30:00+00')                      | 2025-01-30
			local_date(timestamptz 'infinity')                                    | null
			standing('customer_id is missing', date '2025-04-10')                 | rejected
			standing(null, date '2025-04-10')                                     | later
			standing(null, date '2025-04-09')                                     | counted
			standing(null, null)                                                  | counted
			interval_defect(null, 1)                                              | interval_unit is unknown
			interval_defect('month', null)                                        | interval_count is below 1
			interval_defect('month', 0)                                           | interval_count is below 1
			interval_defect('month', 1000000)                                     | null
			interval_defect('month', 1000001)                                     | interval_count is out of range
			(select count(*) from local_days(date '2025-03-29', date '2025-04-02')) | 5
			(select max(calendar_on) from local_days(date '2025-03-29', date '2025-04-02')) | 2025-04-02
			(select count(*) from local_days(date '2025-04-02', date '2025-04-02')) | 1
			(select count(*) from local_days(date '2025-04-03', date '2025-04-02')) | 0
			cast(in_thousandths(cast(-1.005 as decimal(18, 3))) as integer)       | -1005
			cast(scaled_half_up(1000001, 1, 2) as decimal(18, 6))                 | 0.500001
			cast(scaled_half_up(-1000001, 1, 2) as decimal(18, 6))                | -0.500001
			cast(scaled_half_up(1000000, 52, 12) as decimal(18, 6))               | 4.333333
			cast(from_millionths(-1234567) as decimal(18, 6))                     | -1.234567
			""")
	void expressionIsTheSameInEachEngine(String expression, String value) throws SQLException {
		for (Connection engine : ENGINES) {
			try (Statement statement = engine.createStatement();
					ResultSet result = statement.executeQuery("select " + expression)) {
				assertThat(result.next()).isTrue();
				assertThat(result.getString(1)).as(engine.getMetaData().getDatabaseProductName()).isEqualTo(value);
			}
		}
	}

}
