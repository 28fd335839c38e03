package io.tidemark.model;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the daily series with a brute-force computation, in zones with odd days.
 */
class TimeZonesIT {

	private static final int SOURCES = 3;

	static Stream<Arguments> zones() {
		return Stream
			.of("UTC 2024-01-20 2024-04-10", "Asia/Kolkata 2024-01-20 2024-03-10",
					"Australia/Lord_Howe 2024-03-20 2024-10-20", "America/Sao_Paulo 2018-10-20 2019-03-01",
					"Africa/Cairo 2023-04-10 2023-11-10", "Pacific/Apia 2011-12-10 2012-01-20")
			.map((zone) -> zone.split(" ", -1))
			.flatMap((zone) -> Stream.of(MovementLevel.values())
				.map((level) -> Arguments.of(ZoneId.of(zone[0]), LocalDate.parse(zone[1]), LocalDate.parse(zone[2]),
						level)));
	}

	@ParameterizedTest
	@MethodSource("zones")
	void everyDayIsWhatBruteForceSays(ZoneId zone, LocalDate first, LocalDate last, MovementLevel level)
			throws SQLException {
		for (int seed = 0; seed < SOURCES; seed++) {
			List<RandomPeriod> periods = RandomPeriod.some(new Random(seed), zone, first, last);
			List<String> expected = new BruteForceSeries(periods, zone, level).days(first.minusDays(2), last);
			assertThat(series(periods, zone, last, level)).as("seed %s", seed).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@MethodSource("zones")
	void dayIsTheDayBeforePlusItsMovementsExactly(ZoneId zone, LocalDate first, LocalDate last, MovementLevel level)
			throws SQLException {
		List<RandomPeriod> periods = RandomPeriod.some(new Random(99), zone, first, last);
		BigDecimal before = BigDecimal.ZERO;
		String currency = "";
		for (String day : series(periods, zone, last, level)) {
			String[] values = day.split(" ", -1);
			before = currency.equals(values[0]) ? before : BigDecimal.ZERO;
			currency = values[0];
			BigDecimal after = before.add(amount(values[3]))
				.add(amount(values[4]))
				.subtract(amount(values[5]))
				.subtract(amount(values[6]))
				.add(amount(values[7]));
			assertThat(amount(values[2])).as(day).isEqualByComparingTo(after);
			before = after;
		}
		assertThat(currency).isEqualTo("USD");
	}

	/**
	 * Return currency, day, revenue, new, expansion, contraction, churn and reactivation
	 * in millionths; a movement that was not is a hyphen.
	 */
	private static List<String> series(List<RandomPeriod> periods, ZoneId zone, LocalDate last, MovementLevel level)
			throws SQLException {
		try (SqlWorld world = new SqlWorld(zone, last, level)) {
			world.fill(BillingTable.CUSTOMERS, List.of());
			world.fill(BillingTable.SUBSCRIPTION_PERIODS, periods.stream().map(RandomPeriod::values).toList());
			world.build(ModelPlan.load().revenue());
			return world.query("""
					select currency_code, calendar_on, revenue, new_revenue, expansion_revenue, contraction_revenue,
					    churn_revenue, reactivation_revenue
					from mrr_daily
					order by currency_code, calendar_on
					""").stream().map((row) -> row.replace(" | ", " ").replace("null", "-")).toList();
		}
	}

	private static BigDecimal amount(String text) {
		return text.equals("-") ? BigDecimal.ZERO : new BigDecimal(text);
	}

}
