package io.tidemark.jobs.cli.run;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.jobs.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fills a real PostgreSQL with a small demo and asks it for the rules.
 */
class DemoBusinessIT {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final int CUSTOMERS = 250;

	private static final Instant NIGHT = Instant.parse("2026-06-17T00:30:00Z");

	private static final Instant NEXT_NIGHT = Instant.parse("2026-06-18T00:30:00Z");

	private static final List<String> TABLES = List.of("dealer", "customer", "phone_number", "feature", "invoice",
			"invoice_item", "subscription", "subscription_period");

	private static PGSimpleDataSource source;

	private static JdbcClient jdbc;

	@BeforeAll
	static void fill() {
		source = database();
		jdbc = JdbcClient.create(source);
		DemoBusiness business = business(source, 42);
		business.make();
		business.fill(NIGHT);
		copyTo("before");
		business.fill(NEXT_NIGHT);
	}

	private static void copyTo(String schema) {
		jdbc.sql("create schema " + schema).update();
		TABLES
			.forEach((table) -> jdbc.sql("create table %s.%s as table billing.%2$s".formatted(schema, table)).update());
	}

	@Test
	void sameSeedMakesTheSameRowsWhateverTheDatabaseShowedBefore() {
		PGSimpleDataSource other = database();
		DemoBusiness business = business(other, 42);
		business.make();
		business.fill(NEXT_NIGHT);
		assertThat(hashes(other)).isEqualTo(hashes(source)).hasSize(8).doesNotContainValue("empty");
	}

	@Test
	void earlierNightIsShownAsItWas() {
		PGSimpleDataSource other = database();
		DemoBusiness business = business(other, 42);
		business.make();
		business.fill(NEXT_NIGHT);
		Map<String, String> next = hashes(other);
		business.fill(NIGHT);
		assertThat(hashes(other)).isNotEqualTo(next);
		business.fill(NEXT_NIGHT);
		assertThat(hashes(other)).isEqualTo(next);
	}

	@Test
	void otherSeedMakesOtherRows() {
		PGSimpleDataSource other = database();
		DemoBusiness business = business(other, 43);
		business.make();
		business.fill(NEXT_NIGHT);
		Map<String, String> hashes = hashes(source);
		assertThat(hashes(other)).doesNotContainValue("empty")
			.allSatisfy((table, hash) -> assertThat(hash).isNotEqualTo(hashes.get(table)));
	}

	@Test
	void businessGoesOnBetweenNights() {
		for (String table : TABLES) {
			String gone = "select id from before.%s except select id from billing.%1$s".formatted(table);
			assertThat(rows(gone)).as(table).isEmpty();
		}
		assertThat(rows("select id, state, amount_due from billing.invoice "
				+ "except select id, state, amount_due from before.invoice"))
			.isNotEmpty();
	}

	@Test
	void everyNightBringsBackDatedCorrection() {
		assertThat(rows("""
				select id
				from (table billing.subscription_period except table before.subscription_period) as period
				where coalesce(ends_at, starts_at) < timestamptz '2026-06-12 00:00 Europe/London'
				""")).isNotEmpty();
	}

	@Test
	void nearlyEveryDayOfTheLastYearHasItsCorrection() {
		assertThat(rows("""
				select count(distinct known_at::date) > 380
				from demo.correction
				""")).containsExactly("(t)");
	}

	@Test
	void everyInvoiceIsTheSumOfItsItems() {
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
	void outstandingFollowsFromTheState() {
		assertThat(rows("""
				select id, state, due_on, grand_total, amount_due
				from billing.invoice
				where case
				    when state in ('Draft', 'Paid', 'Void') then amount_due <> 0
				    when state = 'Overdue' then
				        due_on >= date '2026-06-17' or amount_due not between 0.001 and grand_total
				    else due_on < date '2026-06-17' or amount_due not between 0.001 and grand_total
				end
				""")).isEmpty();
		assertThat(rows("select distinct state from billing.invoice")).hasSizeBetween(4, 5);
	}

	@Test
	void periodsOfSubscriptionFollowEachOtherWithoutGapOrOverlap() {
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
	void droppedCustomerHasNothingRunning() {
		assertThat(rows("""
				select customer.id
				from billing.customer as customer
				inner join billing.subscription as subscription on subscription.customer_id = customer.id
				where customer.state = 'Dropped' and subscription.ended_at is null
				""")).isEmpty();
	}

	@Test
	void customersComeAndGoAsInAnyBusiness() {
		assertThat(rows("""
				select
				    count(*) between 200 and 250,
				    count(*) filter (where state = 'Dropped') between count(*) * 0.15 and count(*) * 0.5,
				    count(distinct dealer_code) > 8,
				    count(*) filter (where dealer_code is null) between count(*) * 0.15 and count(*) * 0.45
				from billing.customer
				""")).containsExactly("(t,t,t,t)");
		assertThat(rows("select distinct currency_code from billing.subscription")).hasSize(3);
		assertThat(rows("select distinct phase from billing.subscription_period")).hasSize(3);
		assertThat(rows("select distinct charge_kind from billing.subscription_period")).hasSize(3);
	}

	@Test
	void revenueGrowsFromYearToYear() {
		assertThat(rows("""
				select extract(year from issued_at)::integer
				from billing.invoice
				where issued_at < timestamptz '2026-01-01 00:00 Europe/London'
				group by 1
				order by sum(net_total)
				""")).containsExactly("(2021)", "(2022)", "(2023)", "(2024)", "(2025)");
	}

	@ParameterizedTest
	@CsvSource({ "customer, signed_up_at", "customer, closed_at", "phone_number, allocated_at", "feature, ordered_at",
			"invoice, issued_at", "subscription, started_at", "subscription, ended_at",
			"subscription_period, starts_at", "subscription_period, ends_at" })
	void nothingHappensAfterTheNight(String table, String column) {
		assertThat(rows("""
				select max(%1$s) > timestamptz '2026-06-18 01:30 Europe/London',
				    max(%1$s) > timestamptz '2026-05-01 00:00 Europe/London'
				from billing.%2$s""".formatted(column, table))).containsExactly("(f,t)");
	}

	@Test
	void schemaOfOthersIsForeign() {
		PGSimpleDataSource other = database();
		DemoBusiness business = business(other, 42);
		assertThat(business.isForeign()).isFalse();
		JdbcClient.create(other).sql("create schema billing").update();
		assertThat(business.isForeign()).isTrue();
		assertThat(business(source, 42).isForeign()).isFalse();
	}

	private static PGSimpleDataSource database() {
		PGSimpleDataSource database = new PGSimpleDataSource();
		database.setUrl(TestPostgres.createDatabase());
		return database;
	}

	private static DemoBusiness business(PGSimpleDataSource database, long seed) {
		return new DemoBusiness(database, seed, CUSTOMERS, LONDON, 2026);
	}

	private static Map<String, String> hashes(PGSimpleDataSource database) {
		String hash = "select coalesce(md5(string_agg(t::text, ';' order by id)), 'empty') from billing.%s as t";
		return TABLES.stream()
			.collect(Collectors.toMap(Function.identity(),
					(table) -> JdbcClient.create(database).sql(hash.formatted(table)).query(String.class).single()));
	}

	/**
	 * The rows of a select, each in the text form of a PostgreSQL row.
	 */
	private static List<String> rows(String select) {
		try (Stream<String> rows = jdbc.sql("select r::text from (" + select + ") as r").query(String.class).stream()) {
			return rows.toList();
		}
	}

}
