package io.tidemark.model;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the series in the reporting currency with one that is worked out by hand from
 * the brute-force series, at random rates with gaps.
 */
class ReportingCurrencyIT {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final LocalDate FIRST = LocalDate.of(2024, 1, 20);

	private static final LocalDate LAST = LocalDate.of(2024, 5, 10);

	/** Where a day of the brute-force series has its revenue, before the movements. */
	private static final int REVENUE = 2;

	private static final int VALUES = 6;

	@ParameterizedTest
	@ValueSource(strings = { "EUR", "GBP", "JPY" })
	void everyDayIsTheSumAtTheDaysRates(String reporting) throws SQLException {
		for (int seed = 0; seed < 5; seed++) {
			Random random = new Random(seed);
			List<RandomPeriod> periods = RandomPeriod.some(random, ZONE, FIRST, LAST);
			Map<String, NavigableMap<LocalDate, BigDecimal>> rates = rates(random, reporting);
			try (SqlWorld world = world(reporting, periods, rows(rates, reporting))) {
				assertThat(world.query("""
						select calendar_on, currency_code, revenue, new_revenue, expansion_revenue,
						    contraction_revenue, churn_revenue, reactivation_revenue, fx_revenue
						from mrr_daily_reporting
						order by calendar_on
						""").stream().map(ReportingCurrencyIT::plain).toList()).as("seed %s", seed)
					.isEqualTo(expected(reporting, periods, rates));
				for (String check : List.of("rates_complete", "mrr_reporting_identity",
						"mrr_reporting_dealers_add_up")) {
					assertThat(world.check(check)).as(check).isEmpty();
				}
			}
		}
	}

	@Test
	void dayBeforeTheFirstRateIsFoundWithItsCurrency() throws SQLException {
		List<RandomPeriod> periods = RandomPeriod.some(new Random(1), ZONE, FIRST, LAST);
		List<String> rates = List.of("date '%s', 'USD', 'EUR', 0.91".formatted(FIRST.plusDays(40)));
		try (SqlWorld world = world("EUR", periods, rates)) {
			List<String> missing = world.check("rates_complete");
			assertThat(missing).isNotEmpty().allMatch((row) -> row.startsWith("USD | 2024-0"));
			assertThat(missing.get(missing.size() - 1)).startsWith("USD | " + FIRST.plusDays(39));
		}
	}

	@Test
	void withoutReportingCurrencyThereIsNothing() throws SQLException {
		List<RandomPeriod> periods = RandomPeriod.some(new Random(1), ZONE, FIRST, LAST);
		try (SqlWorld world = world("", periods, List.of("date '%s', 'USD', 'EUR', 0.91".formatted(FIRST)))) {
			assertThat(world.query("select * from mrr_daily_reporting")).isEmpty();
			assertThat(world.query("select * from mrr_daily_reporting_by_dealer")).isEmpty();
			assertThat(world.query("select * from mrr_daily")).isNotEmpty();
			assertThat(world.check("rates_complete")).isEmpty();
		}
	}

	private static SqlWorld world(String reporting, List<RandomPeriod> periods, List<String> rates)
			throws SQLException {
		SqlWorld world = new SqlWorld(ZONE, LAST, MovementLevel.CUSTOMER, reporting);
		world.fill(BillingTable.CUSTOMERS, List.of());
		world.fill(BillingTable.SUBSCRIPTION_PERIODS, periods.stream().map(RandomPeriod::values).toList());
		world.fill(BillingTable.EXCHANGE_RATES, rates);
		world.build(ModelPlan.load().revenue());
		return world;
	}

	/**
	 * Return rates from before the first day on, of every other day or so.
	 */
	private static Map<String, NavigableMap<LocalDate, BigDecimal>> rates(Random random, String reporting) {
		Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new TreeMap<>();
		for (String currency : List.of("EUR", "USD")) {
			NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
			if (currency.equals(reporting)) {
				days.put(LocalDate.MIN, BigDecimal.ONE);
			}
			else {
				days.put(FIRST.minusDays(9), BigDecimal.valueOf(1 + random.nextInt(200), 2));
				for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1 + random.nextInt(4))) {
					days.put(day, BigDecimal.valueOf(1 + random.nextLong(30_000_000_000L), 10));
				}
			}
			rates.put(currency, days);
		}
		return rates;
	}

	private static List<String> rows(Map<String, NavigableMap<LocalDate, BigDecimal>> rates, String reporting) {
		List<String> rows = new ArrayList<>(List.of("date '2024-03-01', 'EUR', 'CHF', 7",
				"date '2024-03-01', 'USD', 'CHF', 7", "date '2024-03-02', 'CHF', '%s', 7".formatted(reporting)));
		rates.forEach((currency, days) -> days.forEach((day, rate) -> {
			if (!currency.equals(reporting)) {
				rows.add("date '%s', '%s', '%s', %s".formatted(day, currency, reporting, rate.toPlainString()));
			}
		}));
		return rows;
	}

	private static List<String> expected(String reporting, List<RandomPeriod> periods,
			Map<String, NavigableMap<LocalDate, BigDecimal>> rates) {
		Map<LocalDate, @Nullable BigDecimal[]> days = new TreeMap<>();
		Map<String, BigDecimal> balances = new TreeMap<>();
		for (String line : new BruteForceSeries(periods, ZONE, MovementLevel.CUSTOMER).days(FIRST.minusDays(2), LAST)) {
			String[] parts = line.split(" ", -1);
			LocalDate day = LocalDate.parse(parts[1]);
			BigDecimal rate = rate(rates, parts[0], day);
			BigDecimal before = rate(rates, parts[0], day.minusDays(1));
			@Nullable BigDecimal[] sums = days.computeIfAbsent(day, (each) -> new @Nullable BigDecimal[VALUES + 1]);
			for (int value = 0; value < VALUES; value++) {
				if (!parts[REVENUE + value].equals("-")) {
					add(sums, value, new BigDecimal(parts[REVENUE + value]).multiply(rate));
				}
			}
			BigDecimal balance = balances.getOrDefault(parts[0], BigDecimal.ZERO);
			add(sums, VALUES, balance.multiply(rate).subtract(balance.multiply(before)));
			balances.put(parts[0], new BigDecimal(parts[REVENUE]));
		}
		List<String> lines = new ArrayList<>();
		days.forEach((day, sums) -> {
			StringBuilder line = new StringBuilder(day + " | " + reporting);
			for (int value = 0; value <= VALUES; value++) {
				BigDecimal sum = sums[value];
				boolean isNone = sum == null || (value == VALUES && sum.signum() == 0);
				line.append(" | ").append(isNone ? "null" : text(sum));
			}
			lines.add(line.toString());
		});
		return lines;
	}

	private static BigDecimal rate(Map<String, NavigableMap<LocalDate, BigDecimal>> rates, String currency,
			LocalDate day) {
		return Objects.requireNonNull(Objects.requireNonNull(rates.get(currency)).floorEntry(day)).getValue();
	}

	private static void add(@Nullable BigDecimal[] sums, int value, BigDecimal amount) {
		BigDecimal sum = sums[value];
		sums[value] = (sum != null) ? sum.add(amount) : amount;
	}

	private static String plain(String row) {
		String[] values = row.split(" \\| ", -1);
		for (int value = 2; value < values.length; value++) {
			values[value] = values[value].equals("null") ? "null" : text(new BigDecimal(values[value]));
		}
		return String.join(" | ", values);
	}

	private static String text(@Nullable BigDecimal value) {
		return (value != null) ? value.stripTrailingZeros().toPlainString() : "null";
	}

}
