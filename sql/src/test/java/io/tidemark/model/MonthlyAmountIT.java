package io.tidemark.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares monthly amounts from DuckDB with exact rationals of whole numbers.
 */
class MonthlyAmountIT {

	private static final int ROWS = 4000;

	/** Months factor of each unit, as twelfths. */
	private static final Map<String, Integer> TWELFTHS = Map.of("day", 365, "week", 52, "month", 12, "quarter", 4,
			"year", 1);

	private static final List<String> UNITS = TWELFTHS.keySet().stream().sorted().toList();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void periodsAreExactRationalsRoundedHalfUp(long seed) throws SQLException {
		Random random = new Random(seed);
		List<String> rows = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		for (int id = 1; id <= ROWS; id++) {
			Price price = Price.random(random);
			long discount = random.nextInt(4) == 0 ? amount(random) % 1_000_000 : 0;
			BigInteger millionths = price.millionths()
				.subtract(BigInteger.valueOf(discount).multiply(BigInteger.valueOf(1000)));
			rows.add("%s, 's', 'c', 'EUR', null, %s, %s, %s, '%s', %s, 'recurring', 'active', '2025-01-01 00:00Z', null"
				.formatted(id, thousandths(price.amount()), thousandths(price.quantity()), thousandths(discount),
						price.unit(), price.count()));
			expected.add((millionths.signum() < 0) ? id + " 0.000000 monthly amount is negative"
					: id + " " + price.perMonth(millionths) + " counted");
		}
		assertThat(rows(BillingTable.SUBSCRIPTION_PERIODS, rows, "period_id", "int_priced_periods",
				"int_subscription_periods"))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 5 })
	void creditsAreRoundedAwayFromZero(long seed) throws SQLException {
		Random random = new Random(seed);
		List<String> rows = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		for (int id = 1; id <= ROWS; id++) {
			Price price = Price.random(random);
			rows.add("%s, 'c', 'Active', 'Fax', null, 'EUR', 'recurring', -%s, %s, '%s', %s, '2025-01-01 00:00Z'"
				.formatted(id, thousandths(price.amount()), thousandths(price.quantity()), price.unit(),
						price.count()));
			expected.add(id + " " + price.perMonth(price.millionths()).negate() + " counted");
		}
		assertThat(rows(BillingTable.FEATURES, rows, "feature_id", "int_features")).isEqualTo(expected);
	}

	private static List<String> rows(BillingTable table, List<String> rows, String key, String... models)
			throws SQLException {
		try (SqlWorld world = new SqlWorld(ZoneId.of("UTC"), LocalDate.of(2025, 1, 31), MovementLevel.CUSTOMER)) {
			world.fill(table, rows);
			world.build(Stream.of(models).map(Model::load).toList());
			return world.query("select concat_ws(' ', %1$s, monthly_amount, coalesce(rejection, standing)) from %2$s"
				.formatted(key, models[models.length - 1]) + " order by " + key);
		}
	}

	private static long amount(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> random.nextInt(1000);
			case 1 -> random.nextInt(100_000_000);
			case 2 -> Math.floorMod(random.nextLong(), 1_000_000_000_000L);
			default -> 10L * random.nextInt(100_000);
		};
	}

	private static BigDecimal thousandths(long value) {
		return BigDecimal.valueOf(value, 3);
	}

	/**
	 * What is charged per interval: thousandths of money, thousandths of pieces.
	 */
	private record Price(long amount, long quantity, String unit, int count) {

		static Price random(Random random) {
			long quantity = random.nextBoolean() ? 1000L * random.nextInt(50) : random.nextInt(200_000);
			return new Price(MonthlyAmountIT.amount(random), quantity, UNITS.get(random.nextInt(UNITS.size())),
					1 + random.nextInt(random.nextBoolean() ? 3 : 400));
		}

		BigInteger millionths() {
			return BigInteger.valueOf(this.amount).multiply(BigInteger.valueOf(this.quantity));
		}

		/**
		 * Return millionths x twelfths / (12 x count), a half going up.
		 */
		BigDecimal perMonth(BigInteger millionths) {
			int twelfths = java.util.Objects.requireNonNull(TWELFTHS.get(this.unit));
			BigInteger divisor = BigInteger.valueOf(12L * this.count);
			BigInteger doubled = millionths.multiply(BigInteger.valueOf(2L * twelfths)).add(divisor);
			return new BigDecimal(doubled.divide(divisor.shiftLeft(1)), 6);
		}

	}

}
