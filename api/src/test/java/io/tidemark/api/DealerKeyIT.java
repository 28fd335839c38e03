package io.tidemark.api;

import java.util.List;
import java.util.stream.Stream;

import io.tidemark.jobs.SeedWorld;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The key of a dealer shows that dealer and nobody else, whatever is asked.
 */
class DealerKeyIT {

	private static final String DEALER = "NORTH";

	/** The codes of others and the customers of others. */
	private static final List<String> OTHERS = List.of("D,comma", "D;semi", "D🌊wave", "SUM(A1)", "D\"quote", "D\nline",
			"DIRECT", "RIVAL01", "trial_that_never_paid", "upgraded_on_dst_day", "two_currencies", "paused_a_month",
			"same_day_swap_nets_out", "weekly_and_daily_plans", "pays_in_yen_and_dinar", "usage_without_status",
			"came_and_went_in_a_day", "not_a_customer_of_ours", "rival_customer", "KWD", "JPY", "EUR");

	private static RunningApi api;

	private static Caller dealer;

	private static Caller everyone;

	@BeforeAll
	static void issueKeys() {
		api = RunningApi.shared();
		dealer = key(DEALER);
		everyone = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	private static Caller key(String code) {
		return api.caller(api.store().issueToDealer(PublishedStore.SEED_WORLD, code, "kpi:*", "analytics:read"));
	}

	static Stream<String> paths() {
		return Figures.paths().stream();
	}

	@ParameterizedTest
	@MethodSource("paths")
	void dealerSeesNobodyElseInAnyFormat(String path) {
		for (String format : Figures.FORMATS) {
			for (Caller caller : List.of(dealer, dealer.inUrl(), dealer)) {
				Received answer = caller.get(path + "?outputMode=" + format);
				assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
				assertThat(Figures.words(answer)).doesNotContain(OTHERS);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("paths")
	void dealerSeesWhatTheFilterKeeps(String path) {
		for (String format : List.of("json", "csv", "xlsx")) {
			Received all = everyone.get(path + "?outputMode=" + format);
			Received filtered = everyone.get(path + "?dealerCode=" + DEALER + "&outputMode=" + format);
			Received own = dealer.get(path + "?outputMode=" + format);
			Received asked = dealer.get(path + "?dealerCode=" + DEALER + "&outputMode=" + format);
			assertThat(own.body()).isEqualTo(filtered.body()).isEqualTo(asked.body());
			if (!path.contains("restatement") && !path.contains("reporting-revenue")) {
				assertThat(own.body()).isNotEqualTo(all.body());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("paths")
	void otherDealerIs403InTheDocumentedShape(String path) {
		for (String code : List.of("D%2Ccomma", "DIRECT", "north", "", "NORTH%20", "nobody")) {
			Received answer = dealer.get(path + "?dealerCode=" + code);
			assertThat(answer.status()).as(path + code).isEqualTo(403);
			assertThat(answer.text()).isEqualTo("""
					{
					  "errors": {
					    "error": "Dealer not permitted",
					    "error_code": 403002,
					    "hint": "This key sees the dealer NORTH only."
					  }
					}
					""");
		}
		assertThat(dealer.get(path + "?dealerCode=NORTH&dealerCode=D%2Ccomma").status()).isEqualTo(403);
		assertThat(dealer.inUrl().get(path + "?dealerCode=DIRECT").text()).contains("<p>Error Code: 403002</p>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "invoices/aging/?groupBy=dealer,status", "customers/?groupBy=dealer",
			"numbers/byType/history/?groupBy=dealer" })
	void groupingByDealerShowsTheOwnOneOnly(String question) {
		for (String format : Figures.FORMATS) {
			Received own = dealer.get("/backend/kpi/" + question + "&outputMode=" + format);
			assertThat(own.status()).as(own.toString()).isEqualTo(200);
			assertThat(Figures.words(own)).contains(DEALER).doesNotContain(OTHERS);
		}
		assertThat(dealer.get("/backend/kpi/" + question + "&dealerCode=DIRECT&dealerCode=NORTH").status())
			.isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "subscription-revenue", "subscription-metrics" })
	void seriesByDealerShowTheOwnOneOnly(String series) {
		String question = "/analytics/%s?groupBy=dealer&interval=month".formatted(series);
		for (String format : Figures.FORMATS) {
			Received own = dealer.get(question + "&outputMode=" + format);
			assertThat(own.status()).as(own.toString()).isEqualTo(200);
			assertThat(Figures.words(own)).contains(DEALER).doesNotContain(OTHERS);
			assertThat(Figures.words(everyone.get(question + "&outputMode=" + format))).contains(DEALER, "D,comma",
					"D🌊wave");
		}
		assertThat(dealer.get(question + "&dealerCode=NORTH&dealerCode=DIRECT").status()).isEqualTo(403);
		assertThat(everyone.get(question + "&dealerCode=NORTH&dealerCode=DIRECT").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "subscription-revenue", "subscription-metrics" })
	void productsAreOfAllDealersSoThatNoDealerSeesThem(String series) {
		Received answer = dealer.get("/analytics/%s?groupBy=product".formatted(series));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text())
			.contains(series + " is kept by product for all dealers together, not for single dealers.");
	}

	@Test
	void searchWouldFindOthersIfTheyWereShown() {
		for (String format : Figures.FORMATS) {
			assertThat(Figures.words(everyone.get("/backend/kpi/customers/byDealer/?outputMode=" + format)))
				.contains("D,comma", "D;semi", "D🌊wave", "SUM(A1)", "D\"quote", "D\nline", "DIRECT");
			assertThat(Figures.words(everyone.get("/analytics/movements/?outputMode=" + format)))
				.contains("upgraded_on_dst_day", "two_currencies", "pays_in_yen_and_dinar", "KWD", "EUR");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'',
			textBlock = """
					D"quote   | /backend/kpi/numbers/byStatus/                          | numbers_byStatus_of_dealer.csv
					D,comma   | /backend/kpi/features/charges/                          | features_charges_of_dealer_with_comma.csv
					DIRECT    | /backend/kpi/features/byDealer/                         | features_byDealer_of_nobody.csv
					D"quote   | /backend/kpi/invoices/byDealer/                         | invoices_byDealer_of_dealer_with_quote.csv
					=SUM(A1)  | /backend/kpi/invoices/aging/                            | invoices_aging_of_formula_dealer.csv
					north     | /backend/kpi/customers/byDealer/                        | customers_byDealer_of_no_such_dealer.csv
					NORTH     | /backend/kpi/customers/byStatus/?dateFrom=2024-12-06    | customers_byStatus_of_dealer_by_dates.csv
					D"quote   | /analytics/subscription-revenue?interval=month          | subscription-revenue_of_dealer.csv
					NORTH     | /analytics/subscription-metrics?interval=quarter        | subscription-metrics_of_dealer_by_quarter.csv
					NORTH     | /analytics/movements?movement=contraction               | movements_contraction_of_dealer.csv
					D"quote   | /analytics/debtors                                      | debtors_of_dealer.csv
					""")
	void dealerSeesTheGoldenFileOfTheFilter(String code, String path, String golden) {
		String separator = path.contains("?") ? "&" : "?";
		assertThat(key(code).get(path + separator + "outputMode=csv").text())
			.isEqualTo(SeedWorld.read("expected/" + golden));
	}

	@ParameterizedTest
	@CsvSource({ "/snapshots/", "/snapshots/2025-04-09.1/" })
	void snapshotsTellTheDealerNothingOfOthers(String path) {
		for (String format : Figures.FORMATS) {
			Received answer = dealer.get(path + "?outputMode=" + format);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(Figures.words(answer)).contains("2025-04-09.1").doesNotContain(OTHERS);
		}
	}

	@Test
	void manifestHasRowCountsOnlyForWhoMayReadEverything() {
		String path = "/snapshots/2025-04-09.1/";
		List<String> counts = List.of("tables", "rejections", "checks", "steps");
		Caller oneObject = api.issue(PublishedStore.SEED_WORLD, "kpi:customers");
		assertThat(everyone.get(path).json().propertyNames()).containsAll(counts);
		assertThat(everyone.get(path + "?outputMode=html").text()).contains("<h1>Snapshot 2025-04-09.1</h1>",
				"Rejected rows");
		for (String format : Figures.FORMATS.stream().filter((each) -> !each.equals("json")).toList()) {
			assertThat(Figures.words(everyone.get(path + "?outputMode=" + format))).contains("mrr_identity", "passed")
				.doesNotContain("CheckResult", "TableCount", "PT0");
		}
		for (Caller caller : List.of(dealer, oneObject)) {
			assertThat(caller.get(path).json().propertyNames()).doesNotContainAnyElementsOf(counts)
				.contains("version", "contentHash");
			assertThat(caller.get(path + "?outputMode=html").text()).doesNotContain("Rejected rows");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/backend/kpi/invoices/byMonth/?limit=1", "/analytics/movements?itemsPerPage=1" })
	void nextPageOfTheDealerIsTheDealersToo(String path) {
		Received first = dealer.get(path);
		String link = first.require("Link");
		Received next = dealer.get(link.substring(1, link.indexOf('>')));
		assertThat(next.status()).isEqualTo(200);
		assertThat(next.text()).isNotEqualTo(first.text());
		assertThat(Figures.words(next)).doesNotContain(OTHERS);
	}

}
