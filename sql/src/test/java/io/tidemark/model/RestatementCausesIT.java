package io.tidemark.model;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.series.RestatementCauses;
import io.tidemark.snapshot.MovementCause;
import io.tidemark.snapshot.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the causes of restatements against the series of random businesses whose past is
 * corrected at random.
 */
class RestatementCausesIT {

	private static final int BUSINESSES = 12;

	private static final int CUSTOMERS = 8;

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final LocalDate FIRST = LocalDate.of(2024, 1, 20);

	private static final LocalDate LAST = LocalDate.of(2024, 4, 10);

	private final MemoryContent content = new MemoryContent();

	@ParameterizedTest
	@EnumSource
	void changesOfADaysCausesAddUpToWhatItsRevenueDiffersBy(MovementLevel level) throws SQLException {
		int restated = 0;
		for (int seed = 0; seed < BUSINESSES; seed++) {
			Random random = new Random(seed);
			List<RandomPeriod> periods = RandomPeriod.some(random, ZONE, FIRST, LAST);
			Map<String, BigDecimal> before = new TreeMap<>();
			Map<String, BigDecimal> after = new TreeMap<>();
			LocalDate previousLast = LAST.minusDays(random.nextInt(4));
			Snapshot previous = snapshot(previousLast + ".1", level, periods, dealers(random), before);
			Snapshot snapshot = snapshot(LAST + ".2", level, corrected(random, periods), dealers(random), after);
			Map<String, BigDecimal> differences = differences(before, after, previousLast);
			assertThat(sums(previous, snapshot, previousLast)).as("seed %s", seed).isEqualTo(differences);
			restated += differences.size();
		}
		assertThat(restated).isGreaterThan(100 * BUSINESSES);
	}

	/**
	 * Build what a snapshot stores of the movements.
	 * @param revenue gets the revenue by dealer (null for all), currency and day
	 */
	private Snapshot snapshot(String version, MovementLevel level, List<RandomPeriod> periods, List<String> customers,
			Map<String, BigDecimal> revenue) throws SQLException {
		LocalDate last = LocalDate.parse(version.substring(0, version.indexOf('.')));
		try (SqlWorld world = new SqlWorld(ZONE, last, level)) {
			world.fill(BillingTable.CUSTOMERS, customers);
			world.fill(BillingTable.SUBSCRIPTION_PERIODS, periods.stream().map(RandomPeriod::values).toList());
			world.build(ModelPlan.load().revenue());
			for (String dealer : List.of("null as customer_dealer from mrr_daily",
					"customer_dealer from mrr_daily_by_dealer")) {
				for (String row : world.query("select calendar_on, currency_code, revenue, " + dealer)) {
					String[] values = row.split(" \\| ", -1);
					revenue.put(key(values[3], values[1], LocalDate.parse(values[0])), new BigDecimal(values[2]));
				}
			}
			return this.content.add(version, "movements", MemoryContent.MOVEMENTS,
					world.query("select " + MemoryContent.MOVEMENTS.replace(" ", ", ") + " from movements")
						.stream()
						.map((row) -> row.replace(" | ", " ").replace("null", "-"))
						.toList());
		}
	}

	/**
	 * Return customers, each of a dealer that it may have left when asked again.
	 */
	private static List<String> dealers(Random random) {
		List<String> customers = new ArrayList<>();
		for (int customer = 0; customer < CUSTOMERS; customer++) {
			String dealer = (random.nextInt(3) > 0) ? "D" + customer % 2 : "D2";
			customers.add("'c%s', 'active', '%s', '2024-01-01T00:00:00Z'".formatted(customer, dealer));
		}
		return customers;
	}

	/**
	 * Leave out some periods, change the amounts and starts of others, and add some.
	 */
	private static List<RandomPeriod> corrected(Random random, List<RandomPeriod> periods) {
		List<RandomPeriod> corrected = new ArrayList<>();
		for (RandomPeriod period : periods) {
			BigDecimal cent = new BigDecimal("0.010");
			switch (random.nextInt(12)) {
				case 0 -> {
				}
				case 1 -> corrected.add(with(period, period.amount().add(cent), Duration.ZERO));
				case 2 -> corrected.add(with(period, period.amount(), Duration.ofDays(random.nextInt(20))));
				case 3 -> {
					corrected.add(period);
					corrected.add(new RandomPeriod(period.id() + 1000, period.customer(), period.subscription(),
							period.currency(), cent, period.from(), period.to()));
				}
				default -> corrected.add(period);
			}
		}
		return corrected;
	}

	private static RandomPeriod with(RandomPeriod period, BigDecimal amount, Duration earlier) {
		return new RandomPeriod(period.id(), period.customer(), period.subscription(), period.currency(), amount,
				period.from().minus(earlier), period.to());
	}

	private static Map<String, BigDecimal> differences(Map<String, BigDecimal> before, Map<String, BigDecimal> after,
			LocalDate last) {
		Map<String, BigDecimal> differences = new TreeMap<>(after);
		BinaryOperator<BigDecimal> add = BigDecimal::add;
		before.forEach((key, revenue) -> differences.merge(key, revenue.negate(), add));
		differences.entrySet()
			.removeIf((each) -> each.getValue().signum() == 0
					|| LocalDate.parse(each.getKey().substring(each.getKey().lastIndexOf(' ') + 1)).isAfter(last));
		return differences;
	}

	private Map<String, BigDecimal> sums(Snapshot previous, Snapshot snapshot, LocalDate last) {
		Map<String, BigDecimal> sums = new TreeMap<>();
		new RestatementCauses(this.content).forEach(previous, snapshot, (dealer, cause) -> {
			LocalDate to = Objects.requireNonNullElse(cause.to(), last);
			for (LocalDate day = cause.from(); !day.isAfter(to); day = day.plusDays(1)) {
				MovementCause movement = (MovementCause) cause;
				sums.merge(key(String.valueOf(dealer), movement.currency(), day), movement.change(), BigDecimal::add);
			}
		});
		sums.values().removeIf((sum) -> sum.signum() == 0);
		return sums;
	}

	private static String key(String dealer, String currency, LocalDate day) {
		return dealer + " " + currency + " " + day;
	}

}
