package io.tidemark.figure.registry;

import java.util.List;
import java.util.Map;

import io.tidemark.figure.MemoryContent;
import io.tidemark.figure.MemoryHistory;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of filters whose values no row has.
 */
class UnknownValuesTests {

	private final MemoryContent content = new MemoryContent();

	private final Snapshot snapshot = this.content.add("2026-02-01.1", Map.of(
			"customers_cube grouped_by customer_status customer_dealer customer_count",
			List.of("customer_status Active - 4", "customer_status Dropped - 1", "customer_status Suspended - 1",
					"customer_dealer - HAR01 3", "customer_dealer - HAR02 2", "customer_dealer - DIRECT 1",
					"customer_dealer,customer_status Active HAR01 2", "customer_dealer,customer_status Dropped HAR01 1",
					"customer_dealer,customer_status Active HAR02 1",
					"customer_dealer,customer_status Suspended HAR02 1",
					"customer_dealer,customer_status Active DIRECT 1"),
			"mrr_daily " + MemoryContent.DAYS,
			List.of("2026-01-31 EUR 50.000000 50.000000 - - - - 1 1 0 0",
					"2026-01-31 USD 50.000000 50.000000 - - - - 1 1 0 0"),
			"mrr_daily_by_dealer " + MemoryContent.DAYS + " customer_dealer",
			List.of("2025-12-31 EUR 50.000000 50.000000 - - - - 1 1 0 0 HAR01",
					"2026-01-31 USD 50.000000 50.000000 - - - - 1 1 0 0 HAR02"),
			"debtors currency_code customer_id dealer_code outstanding overdue oldest_due_on not_due overdue_1_30 "
					+ "overdue_31_60 overdue_61_90 overdue_over_90 invoice_count",
			List.of("EUR c1 - 9.000 0.000 - 9.000 - - - - 1", "EUR c1 HAR02 9.000 0.000 - 9.000 - - - - 1"),
			"outstanding_invoices due_on currency_code customer_id invoice_id dealer_code invoice_status invoice_age "
					+ "issued_on invoice_amount outstanding",
			List.of("2026-02-05 EUR c1 7 HAR02 Sent Not~due 2026-01-31 9.000 9.000"),
			"movements " + MemoryContent.MOVEMENTS,
			List.of("2025-12-31 EUR c1 - HAR01 new 50.000000 0.000000 50.000000",
					"2026-01-31 USD c2 s2 HAR02 new 50.000000 0.000000 50.000000")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			customers?status=actve                    | status 'actve': Active, Dropped, Suspended
			customers/byStatus/history?status=dropt   | status 'dropt': Dropped, Active, Suspended
			customers/byDealer?dealerCode=har02       | dealer 'har02': HAR02, HAR01, DIRECT
			customers?dealerCode=HAR01&dealerCode=har2 | dealer 'har2': HAR02, HAR01, DIRECT
			debtors?dealerCode=har02&customerId=c1    | dealer 'har02': HAR02
			outstanding-invoices?customerId=c7        | customer 'c7': c1
			subscription-revenue?dealerCode=har02     | dealer 'har02': HAR02, HAR01
			subscription-metrics?currency=USN         | currency 'USN': USD, EUR
			movements?customerId=c11                  | customer 'c11': c1, c2
			movements?currency=GBP                    | currency 'GBP': EUR, USD
			""")
	void unknownValueIsToldWithTheNearest(String question, String warning) {
		assertThat(warnings(question, false)).containsExactly(warning);
	}

	@ParameterizedTest
	@ValueSource(strings = { "customers?status=ACTIVE", "customers?status=suspended&dealerCode=HAR01",
			"subscription-revenue?currency=EUR&dealerCode=HAR02", "subscription-revenue?dateTo=2020-01-01",
			"movements?movement=churn", "movements?customerId=c1&dateFrom=today", "restatements?dealerCode=HAR01",
			"customers?status=Active&idAfter=7" })
	void valueThatRowsHaveIsNoMistake(String question) {
		assertThat(warnings(question, false)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			restatement-causes?dealerCode=DIRECT                        |
			restatement-causes?dealerCode=DIRECT&dealerCode=HAR01       |
			restatement-causes?currency=JPY                             |
			restatement-causes?dealerCode=GONE                          |
			restatement-causes?dealerCode=GONE&currency=EUR             |
			restatement-causes?dealerCode=GONE&dealerCode=HAR01         |
			restatements?dealerCode=GONE&dealerCode=HAR01               |
			restatement-causes?dealerCode=DIRECTT                       | dealer 'DIRECTT': DIRECT, HAR01, HAR02
			restatement-causes?dealerCode=GONE&dealerCode=GONNE         | dealer 'GONNE': HAR01, HAR02, DIRECT
			""")
	void valueOfWhatIsComparedIsNoMistake(String question, @Nullable String warning) {
		Snapshot before = this.content.add("2026-01-31.1",
				Map.of("movements " + MemoryContent.MOVEMENTS,
						List.of("2025-12-31 EUR c1 - HAR01 new 50.000000 0.000000 50.000000",
								"2026-01-30 USD c3 - GONE new 9.000000 0.000000 9.000000",
								"2026-01-31 USD c2 s2 HAR02 new 50.000000 0.000000 50.000000"),
						"mrr_daily_by_dealer " + MemoryContent.DAYS + " customer_dealer",
						List.of("2025-12-31 EUR 50.000000 50.000000 - - - - 1 1 0 0 HAR01",
								"2026-01-30 USD 9.000000 9.000000 - - - - 1 1 0 0 GONE")));
		Snapshot after = this.content.add("2026-02-01.2", Map.of("movements " + MemoryContent.MOVEMENTS,
				List.of("2025-12-31 EUR c1 - HAR01 new 50.000000 0.000000 50.000000",
						"2026-01-31 USD c2 s2 HAR02 new 50.000000 0.000000 50.000000"),
				"mrr_daily_by_dealer " + MemoryContent.DAYS + " customer_dealer",
				List.of("2025-12-31 EUR 50.000000 50.000000 - - - - 1 1 0 0 HAR01"),
				"customers_cube grouped_by customer_status customer_dealer customer_count",
				List.of("customer_dealer - HAR01 3", "customer_dealer - DIRECT 1"),
				"invoices_cube grouped_by invoice_currency invoice_dealer invoice_month invoice_status invoice_count "
						+ "invoice_amount invoice_outstanding",
				List.of("'' EUR - - - 1 9.000 0.000", "'' JPY - - - 1 9.000 0.000")));
		FigureReader reader = new FigureReader(this.content, new MemoryHistory(List.of(after, before)));
		assertThat(warnings(reader, after, question, false))
			.isEqualTo((warning != null) ? List.of(warning) : List.of());
	}

	@Test
	void eachUnknownValueIsTold() {
		assertThat(warnings("customers?status=x&dealerCode=y", false))
			.containsExactly("status 'x': Active, Dropped, Suspended", "dealer 'y': HAR01, HAR02, DIRECT");
	}

	@Test
	void daysOfWhichThereAreNoneAreTold() {
		assertThat(warnings("subscription-revenue?dateFrom=month-start&dateTo=yesterday", false))
			.containsExactly("NoDays[from=2026-02-01, to=2026-01-31]");
	}

	@Test
	void oneDealerIsToldOfItsOwnRowsOnly() {
		assertThat(warnings("customers?status=suspended&dealerCode=HAR01", true))
			.containsExactly("status 'suspended': Dropped, Active");
		assertThat(warnings("customers?dealerCode=HAR03", true)).containsExactly("dealer 'HAR03': ");
		assertThat(warnings("movements?dealerCode=HAR01&customerId=c2", true)).containsExactly("customer 'c2': c1");
		assertThat(warnings("subscription-revenue?dealerCode=HAR01&currency=USD", true))
			.containsExactly("currency 'USD': EUR");
	}

	@Test
	void longValueIsCut() {
		assertThat(warnings("customers?status=" + "x".repeat(4000), false)).singleElement()
			.asString()
			.startsWith("status '" + "x".repeat(60) + "\u2026': ");
	}

	/**
	 * Return the warnings as in {@code status 'actve': Active, Dropped}.
	 */
	private List<String> warnings(String text, boolean isOneDealer) {
		FigureReader reader = new FigureReader(this.content, new MemoryHistory(List.of(this.snapshot)));
		return warnings(reader, this.snapshot, text, isOneDealer);
	}

	private static List<String> warnings(FigureReader reader, Snapshot snapshot, String text, boolean isOneDealer) {
		FigureQuestion question = FigureQuestion.of(text);
		return reader.warnings(snapshot, question, reader.read(snapshot, question), isOneDealer)
			.stream()
			.map((warning) -> (warning instanceof Warning.UnknownValue unknown) ? "%s '%s': %s"
				.formatted(unknown.parameter().word(), unknown.value(), String.join(", ", unknown.nearest()))
					: warning.toString())
			.toList();
	}

}
