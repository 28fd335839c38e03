package io.tidemark.model;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Why the MRR of a customer moves: a customer for each cause, and worlds of random terms.
 */
class MovementCausesIT {

	/**
	 * A customer's name, what it has before the first of March and what from then on,
	 * each a list of: subscription, product, unit amount, quantity, discount, interval,
	 * phase; what is left out is 1, 0, month and active. Then the change, the
	 * subscription, the product and the cause, if there is a movement.
	 */
	private static final String CASES = """
			started          |                                | s Phone 10                        | 10 s Phone start
			ended            | s Phone 10                     |                                   | -10 s Phone end
			renewed          | s Phone 10                     | s Phone 10                        |
			dearer           | s Phone 10                     | s Phone 12                        | 2 s Phone price
			more_seats       | s Phone 10 1                   | s Phone 10 4                      | 30 s Phone quantity
			from_no_seats    | s Phone 10 0                   | s Phone 10 4                      | 40 s Phone quantity
			discounted       | s Phone 10                     | s Phone 10 1 3                    | -3 s Phone discount
			discount_ended   | s Phone 10 1 10                | s Phone 10 1 0                    | 10 s Phone discount
			price_first      | s Phone 10 1                   | s Phone 20 3                      | 50 s Phone price, quantity
			quantity_first   | s Phone 10 1                   | s Phone 11 5                      | 45 s Phone quantity, price
			nets_out         | s Phone 10 2 9                 | s Phone 11 1 0                    |
			all_three        | s Phone 10 2 0                 | s Phone 20 3 5                    | 35 s Phone price, quantity, discount
			three_reversed   | s Phone 10 2 15                | s Phone 11 4 0                    | 39 s Phone quantity, discount, price
			equal_effects    | s Phone 10 1 0                 | s Phone 12 1 1                    | 1 s Phone price, discount
			tie              | s Phone 10 1 4                 | s Phone 14 1 0                    | 8 s Phone discount, price
			yearly           | s Phone 10                     | s Phone 96 1 0 year               | -2 s Phone interval
			yearly_the_same  | s Phone 10                     | s Phone 120 1 0 year              |
			three_monthly    | s Phone 10 1 2                 | s Phone 27 1 6 quarter            | -1 s Phone interval
			yearly_and_seats | s Phone 10 1                   | s Phone 96 3 0 year               | 14 s Phone quantity, interval
			upgraded         | s Phone 10                     | s Plus 15                         | 5 s Plus product
			downgraded       | s Plus 15                      | s Phone 10                        | -5 s Phone product
			upgraded_yearly  | s Phone 10                     | s Plus 240 1 0 year               | 10 s Plus product
			upgraded_seats   | s Phone 10 1                   | s Plus 30 2                       | 50 s Plus product, quantity
			one_for_two      | s Phone 10 1                   | s Plus 12 1, s Fax 3 1            | 5 s Fax product
			paused           | s Phone 10                     | s Phone 10 1 0 month paused       | -10 s Phone pause
			resumed          | s Phone 10 1 0 month paused    | s Phone 12                        | 12 s Phone resume
			tried            | s Phone 10 1 0 month trial     | s Phone 10                        | 10 s Phone trial_end
			tried_another    | s Phone 10 1 0 month trial     | s Plus 15                         | 15 s Plus trial_end
			trying           |                                | s Phone 10 1 0 month trial        |
			gave_up          | s Phone 10 1 0 month trial     |                                   |
			ended_while_off  | s Phone 10 1 0 month paused    |                                   |
			one_of_two       | s Phone 10, t Phone 5          | s Phone 12, t Phone 5             | 2 s Phone price
			added            | s Phone 10                     | s Phone 10, t Fax 4               | 4 t Fax start
			added_product    | s Phone 10                     | s Phone 10, s Fax 4               | 4 s Fax start
			dropped_product  | s Phone 10, s Fax 4            | s Phone 10                        | -4 s Fax end
			moved            | s Phone 10                     | t Plus 30                         | 20 - Plus start, end
			moved_evenly     | s Phone 10                     | t Plus 10                         |
			both_dearer      | s Phone 10, t Fax 5            | s Phone 11, t Fax 8               | 4 - Fax price
			both_dropped     | s Phone 10, t Fax 10           |                                   | -20 - Fax end
			cancelled_out    | s Phone 10, t Phone 10, u Fax 4 | s Phone 15, t Phone 5, u Fax 4 2 | 4 - Fax quantity
			differently      | s Phone 10, t Fax 5            | s Phone 10 1 4, t Fax 6 2         | 3 - Fax quantity, discount, price
			twice_the_same   | s Phone 10, s Phone 20         | s Phone 12, s Phone 20            | 2 s Phone price
			no_name          | s - 10                         | s - 11                            | 1 s null price
			got_a_name       | s - 10                         | s Phone 11                        | 1 s Phone product
			lost_its_name    | s Phone 10                     | s - 11                            | 1 s null product
			""";

	private static SqlWorld world;

	@BeforeAll
	static void build() throws SQLException {
		List<String> rows = new ArrayList<>();
		for (String line : CASES.lines().toList()) {
			String[] parts = line.split(" *\\| *", -1);
			rows.addAll(periods(rows.size(), parts[0], parts[1], "'2025-01-01 12:00Z', '2025-03-01 12:00Z'"));
			rows.addAll(periods(rows.size(), parts[0], parts[2], "'2025-03-01 12:00Z', null"));
		}
		world = world(rows, MovementLevel.CUSTOMER);
	}

	private static List<String> periods(int before, String customer, String terms, String dates) {
		List<String> rows = new ArrayList<>();
		for (String each : terms.isEmpty() ? new String[0] : terms.split(", ", -1)) {
			String[] all = "- - - 1 0 month active".split(" ", -1);
			String[] given = each.split(" ", -1);
			System.arraycopy(given, 0, all, 0, given.length);
			rows.add("%s, '%s', '%s', 'EUR', %s, %s, %s, %s, '%s', 1, 'recurring', '%s', %s".formatted(
					before + rows.size() + 1, all[0], customer, all[1].equals("-") ? "null" : "'" + all[1] + "'",
					all[2], all[3], all[4], all[5], all[6], dates));
		}
		return rows;
	}

	private static SqlWorld world(List<String> periods, MovementLevel level) throws SQLException {
		SqlWorld built = new SqlWorld(ZoneId.of("UTC"), LocalDate.of(2025, 4, 9), level);
		built.fill(BillingTable.CUSTOMERS, List.of());
		built.fill(BillingTable.SUBSCRIPTION_PERIODS, periods);
		built.build(ModelPlan.load().revenue());
		return built;
	}

	@AfterAll
	static void close() throws SQLException {
		world.close();
	}

	static Stream<String> cases() {
		return CASES.lines();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void movementHasItsCauses(String line) throws SQLException {
		String[] parts = line.split(" *\\| *", -1);
		List<String> found = world.query("""
				select cast(after_amount - before_amount as integer), coalesce(subscription_id, '-'), product,
				    replace(cause, 'trial end', 'trial_end')
				from movements
				where customer_id = '%s' and movement_on = date '2025-03-01'
				""".formatted(parts[0])).stream().map((row) -> row.replace(" | ", " ")).toList();
		assertThat(found).isEqualTo(parts[3].isEmpty() ? List.of() : List.of(parts[3]));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2025-02-19 12:00Z | -10 end, 12 start
			2025-03-01 12:00Z | 2 price
			""")
	void gapIsAnEndAndAStart(String end, String expected) throws SQLException {
		List<String> rows = Stream
			.of("10, 1, 0, 'month', 1, 'recurring', 'active', '2025-01-01 12:00Z', '" + end + "'",
					"99, 1, 0, 'month', 1, 'recurring', 'active', '2025-03-01 12:00Z', '2025-03-01 12:00Z'",
					"99, 1, 0, 'month', 1, 'usage', 'active', '2025-01-01 12:00Z', '2025-03-01 12:00Z'",
					"12, 1, 0, 'month', 1, 'recurring', 'active', '2025-03-01 12:00Z', null")
			.map((terms) -> "%s, 's', 'c', 'EUR', 'Phone', " + terms)
			.toList();
		List<String> numbered = new ArrayList<>();
		rows.forEach((row) -> numbered.add(row.formatted(numbered.size())));
		try (SqlWorld gap = world(numbered, MovementLevel.CUSTOMER)) {
			assertThat(gap.query("""
					select cast(after_amount - before_amount as integer) || ' ' || cause
					from movements
					where movement_on > date '2025-01-01'
					order by movement_on
					""")).containsExactly(expected.split(", ", -1));
		}
	}

	@Test
	void subscriptionHasItsOwnCauses() throws SQLException {
		List<String> rows = new ArrayList<>();
		rows.addAll(periods(0, "c", "s Phone 10, t Fax 5", "'2025-01-01 12:00Z', '2025-03-01 12:00Z'"));
		rows.addAll(periods(2, "c", "s Phone 10 1 4, t Fax 6 2, u Plus 1", "'2025-03-01 12:00Z', null"));
		try (SqlWorld both = world(rows, MovementLevel.SUBSCRIPTION)) {
			assertThat(both.query("""
					select subscription_id, cast(after_amount - before_amount as integer), product, cause
					from movements
					where movement_on = date '2025-03-01'
					order by subscription_id
					""")).containsExactly("s | -4 | Phone | discount", "t | 7 | Fax | quantity, price",
					"u | 1 | Plus | start");
		}
	}

	static Stream<MovementLevel> levels() {
		return Stream.of(MovementLevel.values());
	}

	@ParameterizedTest
	@MethodSource("levels")
	void effectsOfRandomTermsAddUpToEveryMovement(MovementLevel level) throws SQLException {
		for (int seed = 0; seed < 3; seed++) {
			try (SqlWorld random = world(randomPeriods(new Random(seed)), level)) {
				assertThat(random.check("mrr_causes_add_up")).isEmpty();
				assertThat(random.check("mrr_identity")).isEmpty();
				assertThat(random.check("mrr_products_add_up")).isEmpty();
				assertThat(random.check("mrr_products_identity")).isEmpty();
				assertThat(random.query("select product from mrr_daily_by_product where switch_in_revenue > 0"))
					.hasSizeGreaterThan(20);
				assertThat(random.query("select cause from movements group by cause")).hasSizeGreaterThan(20);
			}
		}
	}

	private static List<String> randomPeriods(Random random) {
		List<String> rows = new ArrayList<>();
		List<String> units = List.of("day", "week", "month", "quarter", "year");
		for (int id = 1; id <= 2000; id++) {
			int day = random.nextInt(20);
			int subscription = random.nextInt(25);
			rows.add("%s, 's%s', 'c%s', '%s', '%s', %s, %s, %s, '%s', %s, '%s', '%s', date '2025-01-01' + %s, %s"
				.formatted(id, subscription, subscription % 10, random.nextBoolean() ? "EUR" : "USD", random.nextInt(3),
						100 + random.nextInt(5) / 8.0, 1 + random.nextInt(3), random.nextInt(3) * 7.5,
						units.get(random.nextInt(random.nextInt(4) > 0 ? 3 : 5)), 1 + random.nextInt(3),
						(random.nextInt(9) > 0) ? "recurring" : "usage",
						List.of("trial", "paused", "active", "active", "active", "active").get(random.nextInt(6)), day,
						(random.nextInt(9) > 0) ? "date '2025-01-01' + " + (day + random.nextInt(20)) : "null"));
		}
		return rows;
	}

}
