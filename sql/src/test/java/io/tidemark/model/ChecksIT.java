package io.tidemark.model;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Check;
import io.tidemark.catalogue.StoredFigure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every check passes on the seed world and fails where something is wrong with it.
 */
class ChecksIT {

	private static SqlWorld world;

	@BeforeAll
	static void build() throws SQLException {
		world = SqlWorld.build();
	}

	@AfterAll
	static void close() throws SQLException {
		world.close();
	}

	@BeforeEach
	void begin() throws SQLException {
		world.execute("begin transaction");
	}

	@AfterEach
	void rollBack() throws SQLException {
		world.execute("rollback");
	}

	static List<String> checks() {
		return Stream.of(Check.Subject.values())
			.flatMap((subject) -> ModelPlan.load().checks(subject).stream())
			.map(Check::name)
			.toList();
	}

	@Test
	void whatIsStoredByMonthHasThatColumnFirst() throws SQLException {
		List<StoredFigure> byMonth = Catalogue.load()
			.figures()
			.stream()
			.filter((figure) -> figure.month() != null)
			.toList();
		assertThat(byMonth).hasSizeGreaterThan(5);
		for (StoredFigure figure : byMonth) {
			assertThat(world.query("select column_name from duckdb_columns() where column_index = 1 and table_name = '"
					+ figure.name() + "'"))
				.as(figure.name())
				.containsExactly(figure.month());
		}
	}

	@ParameterizedTest
	@MethodSource("checks")
	void seedWorldPassesEveryCheck(String check) throws SQLException {
		assertThat(world.check(check)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					delete from invoices_cube where grouped_by = 'invoice_dealer'          | invoices_cube | invoice_dealer | EUR
					delete from invoices_cube where invoice_currency = 'JPY'               | invoices_cube | ''             | JPY
					delete from customers_cube                                             | customers_cube | ''            | ''
					delete from features_cube where grouped_by = 'feature_status,feature_type' | features_cube | feature_status,feature_type | ''
					update numbers_cube set number_count = number_count + 1 where grouped_by = '' | numbers_cube | '' | ''
					update features_charges_cube set feature_monthly_amount = feature_monthly_amount + 0.000001 where grouped_by = '' and feature_currency = 'JPY' | features_charges_cube | '' | JPY, recurring
					update invoices_aging_cube set invoice_outstanding = 0 where grouped_by = '' and invoice_currency = 'EUR' | invoices_aging_cube | '' | Over 90, EUR
					delete from invoices_breakdown_cube where invoice_category = 'Usage' and grouped_by = '' | invoices_breakdown_cube | '' | Usage, GBP
					insert into customers_cube values ('customer_type', null, null, 1)     | customers_cube | customer_type | ''
					""")
	void groupingThatDoesNotAddUpOrIsMissingIsFound(String change, String figure, String groupedBy, String cell)
			throws SQLException {
		world.execute(change);
		assertThat(world.check("groupings_add_up"))
			.anyMatch((row) -> row.startsWith(String.join(" | ", figure, groupedBy, cell) + " | "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					insert into customers_cube select * from customers_cube where grouped_by = ''       | customers_cube
					insert into customers_days select * from customers_days limit 1                     | customers_days
					update invoices_cube set invoice_currency = null where invoice_currency = 'JPY'     | invoices_cube
					update numbers_cube set number_type = null where grouped_by = 'number_type'         | numbers_cube
					update numbers_cube set number_type = 'Fax' where grouped_by = ''                   | numbers_cube
					update features_cube set feature_count = null where grouped_by = ''                 | features_cube
					insert into dealers values ('NORTH', 'Twin')                                        | dealers
					insert into dealers values (null, 'Nobody')                                         | dealers
					insert into debtors select * from debtors limit 1                                   | debtors
					update debtors set currency_code = null where currency_code = 'JPY'                 | debtors
					insert into stg_invoices select * from stg_invoices where outstanding > 0           | outstanding_invoices
					insert into int_mrr_movements select * from int_mrr_movements limit 1               | movements
					insert into int_mrr_series select * from int_mrr_series where customer_dealer is null limit 1 | mrr_daily
					insert into int_mrr_series select * from int_mrr_series where customer_dealer = 'NORTH' limit 1 | mrr_daily_by_dealer
					insert into int_mrr_reporting select * from int_mrr_reporting where customer_dealer is null limit 1 | mrr_daily_reporting
					insert into int_mrr_reporting select * from int_mrr_reporting where customer_dealer = 'NORTH' limit 1 | mrr_daily_reporting_by_dealer
					insert into mrr_retention select * from mrr_retention where customer_dealer is null limit 1 | mrr_retention
					insert into mrr_cohorts select * from mrr_cohorts where customer_dealer = 'NORTH' limit 1 | mrr_cohorts
					""")
	void rowThatSharesItsKeyOrLacksPartOfItIsFound(String change, String figure) throws SQLException {
		world.execute(change);
		assertThat(world.check("figure_keys")).isNotEmpty().allMatch((row) -> row.startsWith(figure + " | "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					source_matches     | insert into source_controls values ('customers', 'rows', 12)
					source_matches     | insert into source_controls values ('x', 'rows', 2); insert into extracted_controls values ('x', 'rows', 1)
					keys_unique        | insert into stg_customers select * from stg_customers limit 1
					keys_unique        | insert into stg_dealers values ('NORTH', 'Twin')
					rejected_share     | update int_row_standings set row_count = 1000 where standing = 'rejected' and table_name = 'features'
					mrr_identity       | update int_mrr_series set revenue = revenue + 0.000001 where calendar_on = date '2025-02-03'
					mrr_identity       | update int_mrr_series set new_revenue = new_revenue + 1 where new_revenue > 0
					mrr_dealers_add_up | delete from int_mrr_series where customer_dealer = 'NORTH'
					mrr_dealers_add_up | update int_mrr_series set paying_customers = 99 where customer_dealer is null
					mrr_dealers_add_up | delete from int_mrr_series where customer_dealer is not null and currency_code = 'JPY'
					keys_unique        | insert into stg_exchange_rates select * from stg_exchange_rates limit 1
					rates_complete     | delete from int_exchange_rates where currency_code = 'KWD' and calendar_on = date '2025-03-10'
					rates_complete     | insert into stg_exchange_rates values (date '2025-01-01', 'GBP', 'EUR', 0)
					rates_complete     | insert into stg_exchange_rates values (null, 'GBP', 'EUR', 1.2)
					mrr_reporting_identity | update int_mrr_reporting set revenue = revenue + 0.0000000000000001 where calendar_on = date '2025-02-03'
					mrr_reporting_identity | update int_mrr_reporting set fx_revenue = null where calendar_on = date '2025-01-02'
					mrr_reporting_dealers_add_up | delete from int_mrr_reporting where customer_dealer = 'NORTH'
					mrr_reporting_dealers_add_up | update int_mrr_reporting set fx_revenue = 1 where customer_dealer is null
					debtors_add_up     | update debtors set outstanding = outstanding + 0.001 where customer_id = 'two_currencies' and dealer_code is null
					debtors_add_up     | update debtors set overdue = 0 where dealer_code = 'NORTH'
					debtors_add_up     | update debtors set overdue_31_60 = null where dealer_code = 'D"quote'
					debtors_add_up     | update debtors set dealer_code = 'SOUTH' where dealer_code = 'NORTH'
					debtors_add_up     | delete from debtors where currency_code = 'JPY'
					debtors_add_up     | delete from invoices_aging_cube where invoice_age = '61-90'
					retention_adds_up  | update mrr_retention set kept_revenue = kept_revenue + 0.000001 where customer_dealer is null and period_end_on = date '2025-03-31' and currency_code = 'EUR'
					retention_adds_up  | update mrr_retention set lost_customers = start_customers + 1
					retention_adds_up  | delete from mrr_retention where customer_dealer = 'NORTH'
					retention_adds_up  | delete from mrr_retention where customer_dealer is null
					retention_adds_up  | insert into mrr_retention select date '2024-12-31', 'trailing_year', date '2023-12-31', 'GBP', null, 1, 0, 1, 1, 1
					cohorts_add_up     | update mrr_cohorts set revenue = revenue + 0.000001 where customer_dealer is null and cohort_month = '2025-02'
					cohorts_add_up     | update mrr_cohorts set paying_customers = paying_customers + 1 where customer_dealer = 'NORTH'
					cohorts_add_up     | delete from mrr_cohorts where month_end_on = date '2025-02-28'
					mrr_causes_add_up  | update int_mrr_explanations set change_amount = change_amount + 0.000001
					mrr_products_add_up | delete from mrr_daily_by_product where product = 'Trunk'
					mrr_products_add_up | update mrr_daily_by_product set switch_in_revenue = switch_in_revenue + 0.000001
					mrr_products_add_up | update mrr_daily_by_product set expansion_revenue = null
					mrr_products_identity | update mrr_daily_by_product set switch_out_revenue = switch_out_revenue + 0.000001
					mrr_products_identity | update mrr_daily_by_product set revenue = revenue + 1 where calendar_on = date '2025-02-03'
					mrr_causes_add_up  | update int_mrr_movements set causes = null where causes = 'resume'
					periods_overlap    | update stg_subscription_periods set product = 'Phone', end_on = null where period_id = 4
					jumps_plausible    | insert into guards values ('customers', 0.2, 1, 1); insert into previous_figures values ('v', 'customers', '', 100)
					jumps_plausible    | insert into guards values ('mrr', 0.2, 1, 1); insert into previous_figures values ('v', 'mrr', 'USD', 100)
					""")
	void checkFindsWhatIsWrong(String check, String change) throws SQLException {
		world.execute(change);
		assertThat(world.check(check)).isNotEmpty();
	}

}
