package io.tidemark.model;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.catalogue.Interval;
import io.tidemark.config.MovementLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the retention of cohorts with asking each customer at the start and the end.
 */
class RetentionIT {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	/** So many that all customers go on paying. */
	private static final int MANY = 60;

	/** So few that customers leave and return. */
	private static final int FEW = 20;

	static Stream<Arguments> worlds() {
		return IntStream.range(0, 4)
			.boxed()
			.flatMap((seed) -> Stream.of("2024-12-31", "2025-01-01", "2025-02-14", "2025-06-30")
				.map((last) -> Arguments.of(seed, LocalDate.parse(last),
						(seed % 2 == 0) ? MovementLevel.CUSTOMER : MovementLevel.SUBSCRIPTION)));
	}

	@ParameterizedTest
	@MethodSource("worlds")
	void everyPeriodIsWhatItsCustomersPayAtItsStartAndEnd(int seed, LocalDate last, MovementLevel level)
			throws SQLException {
		LocalDate first = LocalDate.of(2022, 11, 20);
		List<RandomPeriod> periods = RandomPeriod.some(new Random(seed), ZONE, first, last)
			.subList(0, (seed < 2) ? MANY : FEW);
		try (SqlWorld world = world(periods, last, level)) {
			assertThat(world.query("""
					select period_interval, period_end_on, currency_code, customer_dealer, start_customers,
					    lost_customers, start_revenue, kept_revenue, end_revenue
					from mrr_retention
					""")).containsExactlyInAnyOrderElementsOf(expected(periods, first, last));
			assertThat(world.check("retention_adds_up")).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("worlds")
	void everyCohortIsWhoPaidFirstInItsMonth(int seed, LocalDate last, MovementLevel level) throws SQLException {
		LocalDate first = LocalDate.of(2022, 11, 20);
		List<RandomPeriod> periods = RandomPeriod.some(new Random(seed), ZONE, first, last)
			.subList(0, (seed < 2) ? MANY : FEW);
		try (SqlWorld world = world(periods, last, level)) {
			assertThat(world.query("""
					select month_end_on, cohort_month, months_since, currency_code, customer_dealer, cohort_customers,
					    start_customers, start_revenue, paying_customers, revenue
					from mrr_cohorts
					""")).containsExactlyInAnyOrderElementsOf(cohorts(periods, first, last));
			assertThat(world.check("cohorts_add_up")).isEmpty();
		}
	}

	@Test
	void whoCameAndLeftWithinTheYearIsNotChargedToThoseWhoPaidBeforeIt() throws SQLException {
		List<RandomPeriod> periods = List.of(period(1, "c0", "80", "2023-06-01", null),
				period(2, "c1", "20", "2023-06-01", "2024-05-01"), period(3, "c2", "900", "2024-10-05", "2024-11-20"));
		try (SqlWorld world = world(periods, LocalDate.of(2024, 12, 31), MovementLevel.CUSTOMER)) {
			assertThat(world.query("""
					select period_interval, start_customers, lost_customers, start_revenue, kept_revenue, end_revenue
					from mrr_retention
					where period_end_on = date '2024-12-31' and customer_dealer is null
					order by period_interval
					""")).containsExactly("month | 1 | 0 | 80.000000 | 80.000000 | 80.000000",
					"quarter | 1 | 0 | 80.000000 | 80.000000 | 80.000000",
					"trailing_year | 2 | 1 | 100.000000 | 80.000000 | 80.000000",
					"year | 2 | 1 | 100.000000 | 80.000000 | 80.000000");
			assertThat(world.query("""
					select lost_customers, start_revenue, kept_revenue, end_revenue
					from mrr_retention
					where period_end_on = date '2024-11-30' and period_interval = 'month' and customer_dealer is null
					""")).containsExactly("1 | 980.000000 | 80.000000 | 80.000000");
		}
	}

	private static RandomPeriod period(int id, String customer, String amount, String from, @Nullable String to) {
		return new RandomPeriod(id, customer, customer, "USD", new BigDecimal(amount),
				LocalDate.parse(from).atStartOfDay().toInstant(ZoneOffset.UTC),
				(to != null) ? LocalDate.parse(to).atStartOfDay().toInstant(ZoneOffset.UTC) : null);
	}

	private static SqlWorld world(List<RandomPeriod> periods, LocalDate last, MovementLevel level) throws SQLException {
		SqlWorld world = new SqlWorld(ZONE, last, level);
		world.fill(BillingTable.CUSTOMERS, List.of("'c0', null, 'A', null", "'c1', null, 'A', null",
				"'c2', null, 'B', null", "'c3', null, null, null"));
		world.fill(BillingTable.SUBSCRIPTION_PERIODS, periods.stream().map(RandomPeriod::values).toList());
		world.build(ModelPlan.load().revenue());
		return world;
	}

	private static String dealer(String customer) {
		return Map.of("c0", "A", "c1", "A", "c2", "B").getOrDefault(customer, "DIRECT");
	}

	private static List<String> expected(List<RandomPeriod> periods, LocalDate first, LocalDate last) {
		List<String> rows = new ArrayList<>();
		for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
			for (Interval interval : List.of(Interval.MONTH, Interval.QUARTER, Interval.YEAR)) {
				if (day.equals(interval.lastDay(day)) || day.equals(last)) {
					rows.addAll(rows(periods, interval.label(), interval.firstDay(day).minusDays(1), day));
				}
			}
			if (day.equals(Interval.MONTH.lastDay(day))) {
				rows.addAll(rows(periods, "trailing_year", Interval.MONTH.lastDay(day.minusMonths(12)), day));
			}
		}
		return rows;
	}

	private static List<String> rows(List<RandomPeriod> periods, String interval, LocalDate before, LocalDate last) {
		List<String> rows = new ArrayList<>();
		for (String currency : new TreeSet<>(periods.stream().map(RandomPeriod::currency).toList())) {
			Map<String, BigDecimal> starts = balances(periods, currency, before);
			Map<String, BigDecimal> ends = balances(periods, currency, last);
			for (String dealer : List.of("null", "A", "B", "DIRECT")) {
				List<String> cohort = starts.keySet()
					.stream()
					.filter((customer) -> dealer.equals("null") || dealer.equals(dealer(customer)))
					.toList();
				if (!cohort.isEmpty()) {
					rows.add(line(interval, last, currency, dealer, cohort.size(),
							cohort.stream().filter((customer) -> !ends.containsKey(customer)).count(),
							sum(cohort.stream().map(starts::get)),
							sum(cohort.stream()
								.map((customer) -> starts.getOrDefault(customer, BigDecimal.ZERO)
									.min(ends.getOrDefault(customer, BigDecimal.ZERO)))),
							sum(cohort.stream().map((customer) -> ends.getOrDefault(customer, BigDecimal.ZERO)))));
				}
			}
		}
		return rows;
	}

	private static List<String> cohorts(List<RandomPeriod> periods, LocalDate first, LocalDate last) {
		List<String> rows = new ArrayList<>();
		for (String currency : new TreeSet<>(periods.stream().map(RandomPeriod::currency).toList())) {
			Map<YearMonth, Set<String>> members = new TreeMap<>();
			Set<String> known = new HashSet<>();
			for (LocalDate day = first.minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
				for (String customer : balances(periods, currency, day).keySet()) {
					if (known.add(customer)) {
						members.computeIfAbsent(YearMonth.from(day), (month) -> new TreeSet<>()).add(customer);
					}
				}
			}
			members.forEach((month, cohort) -> {
				for (YearMonth other = month; !other.atEndOfMonth().isAfter(last); other = other.plusMonths(1)) {
					rows.addAll(cohortRows(periods, currency, month, cohort, other));
				}
			});
		}
		return rows;
	}

	private static List<String> cohortRows(List<RandomPeriod> periods, String currency, YearMonth month,
			Set<String> cohort, YearMonth other) {
		List<String> rows = new ArrayList<>();
		for (String dealer : List.of("null", "A", "B", "DIRECT")) {
			List<String> members = cohort.stream()
				.filter((customer) -> dealer.equals("null") || dealer.equals(dealer(customer)))
				.toList();
			if (!members.isEmpty()) {
				Map<String, BigDecimal> starts = balances(periods, currency, month.atEndOfMonth());
				Map<String, BigDecimal> ends = balances(periods, currency, other.atEndOfMonth());
				starts.keySet().retainAll(members);
				ends.keySet().retainAll(members);
				rows.add(line(other.atEndOfMonth(), month, month.until(other, ChronoUnit.MONTHS), currency, dealer,
						members.size(), starts.size(), sum(starts.values().stream()), ends.size(),
						sum(ends.values().stream())));
			}
		}
		return rows;
	}

	private static String line(Object... values) {
		return Stream.of(values).map(String::valueOf).collect(Collectors.joining(" | "));
	}

	private static BigDecimal sum(Stream<BigDecimal> amounts) {
		return amounts.reduce(BigDecimal.ZERO, BigDecimal::add).setScale(6);
	}

	/**
	 * Return what each customer who pays does at the end of a day.
	 */
	private static Map<String, BigDecimal> balances(List<RandomPeriod> periods, String currency, LocalDate day) {
		Map<String, BigDecimal> balances = new TreeMap<>();
		for (RandomPeriod period : periods) {
			if (period.currency().equals(currency) && period.amount().signum() > 0
					&& period.isValidAt(day.plusDays(1).atStartOfDay(ZONE).toInstant())) {
				balances.merge(period.customer(), period.amount(), BigDecimal::add);
			}
		}
		return balances;
	}

}
