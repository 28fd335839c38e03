package io.tidemark.jobs.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.jobs.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fills a real PostgreSQL with a small demo and asks it for the rules.
 */
class DemoBillingIT {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final DemoPlan PLAN = new DemoPlan(42, 250, LocalDate.of(2026, 6, 16), LONDON);

	private static final DemoPlan LATER = new DemoPlan(42, 250, LocalDate.of(2026, 11, 19), LONDON);

	private static final Map<String, String> LASTING_COLUMNS = Map.of("dealer", "*", "customer",
			"id, account_number, company_name, email, dealer_code, signed_up_at", "phone_number",
			"id, e164, customer_id, number_type, dealer_code, allocated_at", "feature",
			"id, customer_id, feature_type, dealer_code, currency_code, charge_kind, ordered_at", "invoice",
			"id, invoice_number, customer_id, dealer_code, currency_code, issued_at, due_on, net_total, tax_total,"
					+ " grand_total",
			"invoice_item", "*", "subscription", "id, customer_id, currency_code, started_at", "subscription_period",
			"id, subscription_id, product, unit_price, quantity, discount, period_unit, period_count, charge_kind,"
					+ " phase, starts_at");

	private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();

	private static DemoBilling billing;

	@BeforeAll
	static void createDatabase() {
		SOURCE.setUrl(TestPostgres.createDatabase());
		billing = new DemoBilling(SOURCE);
	}

	@BeforeEach
	void fillOnce() {
		if (!billing.isFilled(PLAN)) {
			fill(PLAN);
		}
	}

	@Test
	void samePlanTwiceGivesTheSameRows() throws SQLException {
		Map<String, String> first = hashes();
		fill(PLAN);
		assertThat(hashes()).isEqualTo(first).hasSize(8).doesNotContainValue("(empty)");
	}

	@Test
	void otherSeedGivesOtherRows() throws SQLException {
		Map<String, String> first = hashes();
		fill(new DemoPlan(43, PLAN.customers(), PLAN.lastDay(), LONDON));
		assertThat(hashes()).doesNotContainValue("(empty)").allSatisfy((table, hash) -> {
			assertThat(hash).isNotEqualTo(first.get(table));
		});
	}

	@Test
	void laterLastDayKeepsThePastAndAddsToIt() throws SQLException {
		execute("drop schema if exists earlier cascade", "create schema earlier");
		for (String table : LASTING_COLUMNS.keySet()) {
			execute("create table earlier." + table + " as select * from billing." + table);
		}
		fill(LATER);
		for (Map.Entry<String, String> lasting : LASTING_COLUMNS.entrySet()) {
			String columns = " select " + lasting.getValue() + " from ";
			assertThat(rows(
					columns + "earlier." + lasting.getKey() + " except all" + columns + "billing." + lasting.getKey()))
				.as(lasting.getKey())
				.isEmpty();
		}
		assertThat(rows("select id from earlier.invoice where state in ('Paid', 'Void')"
				+ " except select id from billing.invoice where state in ('Paid', 'Void')"))
			.isEmpty();
		assertThat(rows("select id, ends_at from earlier.subscription_period where ends_at is not null"
				+ " except select id, ends_at from billing.subscription_period"))
			.isEmpty();
		assertThat(rows("select id from billing.invoice where id not in (select id from earlier.invoice)"
				+ " and issued_at < timestamptz '2026-06-17 00:00 Europe/London'"))
			.isEmpty();
	}

	@Test
	void everyInvoiceIsTheSumOfItsItems() throws SQLException {
		assertThat(rows("""
				select invoice.id
				from billing.invoice as invoice
				left join billing.invoice_item as item on item.invoice_id = invoice.id
				group by invoice.id
				having count(item.id) = 0
				    or sum(item.net_amount) <> invoice.net_total
				    or sum(item.vat_amount) <> invoice.tax_total
				    or sum(item.net_amount + item.vat_amount) <> invoice.grand_total
				""")).isEmpty();
	}

	@Test
	void outstandingFollowsFromTheState() throws SQLException {
		assertThat(rows("""
				select id, state, due_on, grand_total, amount_due
				from billing.invoice
				where case
				    when state in ('Draft', 'Paid', 'Void') then amount_due <> 0
				    when state = 'Overdue' then
				        due_on >= date '2026-06-16' or amount_due not between 0.001 and grand_total
				    else due_on < date '2026-06-16' or amount_due not between 0.001 and grand_total
				end
				""")).isEmpty();
		assertThat(rows("select distinct state from billing.invoice")).hasSize(5);
	}

	@Test
	void periodsOfSubscriptionFollowEachOtherWithoutGapOrOverlap() throws SQLException {
		assertThat(rows("""
				select subscription_id, ends_at, next_starts_at
				from (
				    select
				        subscription_id,
				        ends_at,
				        lead(starts_at) over by_start as next_starts_at,
				        row_number() over by_start as position
				    from billing.subscription_period
				    window by_start as (partition by subscription_id order by starts_at)
				) as period
				where ends_at <> next_starts_at
				    or (ends_at is null and next_starts_at is not null)
				""")).isEmpty();
		assertThat(rows("select id from billing.subscription_period where unit_price * quantity - discount < 0"))
			.isEmpty();
	}

	@Test
	void droppedCustomerHasNothingRunning() throws SQLException {
		assertThat(rows("""
				select customer.id
				from billing.customer as customer
				inner join billing.subscription as subscription on subscription.customer_id = customer.id
				where customer.state = 'Dropped' and subscription.ended_at is null
				""")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "customer, signed_up_at", "customer, closed_at", "phone_number, allocated_at", "feature, ordered_at",
			"invoice, issued_at", "subscription, started_at", "subscription, ended_at",
			"subscription_period, starts_at", "subscription_period, ends_at" })
	void nothingHappensAfterTheLastDay(String table, String column) throws SQLException {
		assertThat(rows("select max(" + column + ") >= timestamptz '2026-06-17 00:00 Europe/London'," + " max(" + column
				+ ") > timestamptz '2026-05-01 00:00 Europe/London' as recent from billing." + table))
			.containsExactly("(f,t)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ':', textBlock = """
			dealers: dealer_code, dealer_name
			customers: customer_id, status, dealer_code, created_at
			numbers: number_id, customer_id, status, type, dealer_code, created_at
			features: feature_id, customer_id, status, type, dealer_code, currency, charge_kind, charge_amount, \
			quantity, interval_unit, interval_count, created_at
			invoices: invoice_id, customer_id, dealer_code, currency, status, issued_at, due_on, amount, outstanding
			invoice_items: invoice_item_id, invoice_id, category, net_amount, tax_amount
			subscription_periods: period_id, subscription_id, customer_id, currency, product, unit_amount, \
			quantity, discount_amount, interval_unit, interval_count, charge_kind, phase, valid_from, valid_to
			""")
	void shippedMappingReturnsTheModelsColumns(String table, String columns) throws IOException, SQLException {
		String resource = "/io/tidemark/sql/extract/tidemark/" + table + ".sql";
		try (var stream = DemoBilling.class.getResourceAsStream(resource)) {
			String select = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			assertThat(rows("select string_agg(name, ', ') from json_object_keys((select row_to_json(m) from (" + select
					+ ") as m limit 1)) as name"))
				.containsExactly("(\"" + columns + "\")");
		}
	}

	@Test
	void progressRunsToHundredWithoutRepeats() {
		List<Integer> told = new ArrayList<>();
		billing.fill(PLAN, told::add);
		assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(100);
		assertThat(billing.isFilled(PLAN)).isTrue();
		assertThat(billing.isFilled(LATER)).isFalse();
	}

	private static void fill(DemoPlan plan) {
		billing.fill(plan, (percent) -> {
		});
	}

	private static Map<String, String> hashes() throws SQLException {
		Map<String, String> hashes = new TreeMap<>();
		for (String table : LASTING_COLUMNS.keySet()) {
			hashes.put(table, rows("select coalesce(md5(string_agg(t::text, ';' order by id)), 'empty') from billing."
					+ table + " as t")
				.get(0));
		}
		return hashes;
	}

	/**
	 * The rows of a select, each in the text form of a PostgreSQL row.
	 */
	private static List<String> rows(String select) throws SQLException {
		try (Connection connection = SOURCE.getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select r::text from (" + select + ") as r")) {
			List<String> rows = new ArrayList<>();
			while (result.next()) {
				rows.add(result.getString(1));
			}
			return rows;
		}
	}

	private static void execute(String... statements) throws SQLException {
		try (Connection connection = SOURCE.getConnection(); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

}
