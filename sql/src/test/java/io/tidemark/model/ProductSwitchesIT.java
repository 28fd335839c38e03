package io.tidemark.model;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What customers switch from products to others, and what is left of their movements.
 */
class ProductSwitchesIT {

	/**
	 * Each side is what a customer pays for products; the rest is what March 1 says of
	 * each product: the MRR, then what moved.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			A 10            | B 10            | A 0 out 10, B 10 in 10
			A 10            | B 15            | A 0 out 10, B 15 in 10 expansion 5
			A 15            | B 10            | A 0 out 10 contraction 5, B 10 in 10
			A 10            | A 12            | A 12 expansion 2
			A 10            | A 10 B 5        | A 10, B 5 expansion 5
			A 10 B 5        | A 10            | A 10, B 0 contraction 5
			A 10            |                 | A 0 churn 10
			                | A 10 B 5        | A 10 new 10, B 5 new 5
			A 10 B 5        |                 | A 0 churn 10, B 0 churn 5
			A 10            | B 30 C 5        | A 0 out 10, B 30 in 10 expansion 20, C 5 expansion 5
			A 40            | B 30 C 5        | A 0 out 35 contraction 5, B 30 in 30, C 5 in 5
			A 10 B 20       | A 4 B 12 C 9    | A 4 out 1 contraction 5, B 12 out 8, C 9 in 9
			A 10 B 20 C 1   | A 4 B 25 C 7    | A 4 out 6, B 25 expansion 5, C 7 in 6
			A 10            | a 10            | A 0 out 10, a 10 in 10
			""")
	void productsMoveAndSwitch(@Nullable String before, @Nullable String after, String expected) throws SQLException {
		List<String> rows = new ArrayList<>();
		add(rows, before, "'2025-01-01 12:00Z', '2025-03-01 12:00Z'");
		add(rows, after, "'2025-03-01 12:00Z', null");
		try (SqlWorld world = new SqlWorld(ZoneId.of("UTC"), LocalDate.of(2025, 4, 9), MovementLevel.CUSTOMER)) {
			world.fill(BillingTable.CUSTOMERS, List.of());
			world.fill(BillingTable.SUBSCRIPTION_PERIODS, rows);
			world.build(ModelPlan.load().revenue());
			assertThat(world.query("""
					select product || ' ' || cast(revenue as integer)
					    || coalesce(' out ' || cast(switch_out_revenue as integer), '')
					    || coalesce(' in ' || cast(switch_in_revenue as integer), '')
					    || coalesce(' new ' || cast(new_revenue as integer), '')
					    || coalesce(' expansion ' || cast(expansion_revenue as integer), '')
					    || coalesce(' contraction ' || cast(contraction_revenue as integer), '')
					    || coalesce(' churn ' || cast(churn_revenue as integer), '')
					from mrr_daily_by_product
					where calendar_on = date '2025-03-01'
					order by product
					""")).containsExactly(expected.split(", ", -1));
			assertThat(world.check("mrr_products_add_up")).isEmpty();
			assertThat(world.check("mrr_products_identity")).isEmpty();
		}
	}

	private static void add(List<String> rows, @Nullable String products, String dates) {
		String[] words = (products != null) ? products.split(" ", -1) : new String[0];
		for (int word = 0; word < words.length; word += 2) {
			rows.add("%s, 's%s', 'c', 'EUR', '%s', %s, 1, 0, 'month', 1, 'recurring', 'active', %s"
				.formatted(rows.size() + 1, words[word], words[word], words[word + 1], dates));
		}
	}

}
