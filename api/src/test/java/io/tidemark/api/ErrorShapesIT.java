package io.tidemark.api;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors have the shapes of the reference, in the format that the answer would have had.
 */
class ErrorShapesIT {

	private static final String WRONG_TYPE = "/backend/kpi/customers/byColour/";

	private static final String HINT = "Valid KPI types for customers are: null, byStatus, byDealer";

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		caller = RunningApi.shared().issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@Test
	void jsonIsTheReferencesToTheByte() {
		Received answer = caller.get(WRONG_TYPE);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.require("Content-Type")).isEqualTo("application/json");
		assertThat(answer.require("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.text()).isEqualTo("""
				{
				  "errors": {
				    "error": "Invalid KPI type",
				    "error_code": 400001,
				    "hint": "%s"
				  }
				}
				""".formatted(HINT));
	}

	@Test
	void pageHasTheReferencesThreeLines() {
		Received answer = caller.inUrl().get(WRONG_TYPE);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.require("Content-Type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(answer.text()).contains("<p>Error: Invalid KPI type</p>", "<p>Error Code: 400001</p>",
				"<p>Hint: %s</p>".formatted(HINT));
	}

	@ParameterizedTest
	@CsvSource({ "outputMode, csv", "outputMode, xlsx", "Accept, text/csv" })
	void downloadsGetPlainText(String way, String value) {
		Received answer = way.equals("Accept") ? caller.get(WRONG_TYPE, way, value)
				: caller.get(WRONG_TYPE + "?outputMode=" + value);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.require("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(answer.text()).isEqualTo("Error: Invalid KPI type\nError Code: 400001\nHint: %s\n".formatted(HINT));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					/backend/kpi/dealers/                            | 404 | 400002 | Valid KPI objects are: customers, numbers, features, invoices
					/backend/kpi/invoices/x/                         | 404 | 400001 | Valid KPI types for invoices are: null, byDealer, byMonth, byStatus, aging, breakdown
					/backend/kpi/customers/?colour=red               | 400 | 400003 | There is no parameter 'colour' here: use one of asOf, bom, dateFrom, dateTo, dealerCode, decimal, groupBy, idAfter, key, limit, outputMode, separator, snapshot, status.
					/backend/kpi/customers/?limit=0                  | 400 | 400003 | limit must be a whole number from 1 to 10000, not '0'.
					/backend/kpi/customers/?dateFrom=tomorrow        | 400 | 400003 | dateFrom must be a date like 2026-01-31, today, yesterday, -30d, -12m, month-start or year-start, not 'tomorrow'.
					/backend/kpi/customers/?outputMode=pdf           | 400 | 400003 | outputMode must be one of json, csv, html, xlsx, not 'pdf'.
					/backend/kpi/customers/?bom=true                 | 400 | 400003 | bom is about CSV, but the answer is JSON: add outputMode=csv.
					/backend/kpi/customers/?limit=1&limit=2          | 400 | 400003 | Give limit once, not twice.
					/backend/kpi/customers/?status=%FF               | 400 | 400004 | The URL has characters that are not encoded as UTF-8 with percent signs.
					/backend/kpi/customers/?snapshot=2025-04-08.1    | 404 | 404002 | There is no published snapshot 2025-04-08.1: /snapshots/ lists those there are.
					/backend/kpi/customers/?snapshot=latest          | 400 | 400003 | 'latest' is not a snapshot version: write one like 2026-11-19.1.
					/backend/kpi/customers/?asOf=2001-01-01          | 404 | 404002 | No snapshot had been published by the end of 2001-01-01: /snapshots/ lists those there are.
					/backend/kpi/customers/?asOf=soon                | 400 | 400003 | asOf must be a date like 2026-01-31, today, yesterday, -30d, -12m, month-start or year-start, not 'soon'.
					/backend/kpi/customers/?asOf=2025-04-09&snapshot=2025-04-09.1 | 400 | 400003 | Give either snapshot or asOf, not both.
					/analytics/subscription-revenue?interval=decade  | 400 | 400003 | interval must be one of day, week, month, quarter, year, not 'decade'.
					/analytics/subscription-revenue?currency=QQQ     | 400 | 400003 | currency must be an ISO 4217 code like EUR, not 'QQQ'.
					/analytics/movements?movement=up                 | 400 | 400003 | movement must be one of new, reactivation, expansion, contraction, churn, not 'up'.
					/analytics/profit                                | 404 | 404001 | There is nothing at this path: see /definitions/ and /openapi.json for what there is.
					/snapshots/?limit=1                              | 400 | 400003 | There is no parameter 'limit' here: use one of asOf, bom, decimal, key, outputMode, separator, snapshot.
					/definitions/?colour=red                         | 400 | 400003 | There is no parameter 'colour' here: use one of key, outputMode.
					/openapi.json?limit=1                            | 400 | 400003 | There is no parameter 'limit' here: use one of key, outputMode.
					/nowhere                                         | 404 | 404001 | There is nothing at this path: see /definitions/ and /openapi.json for what there is.
					/backend/kpi/customers//                         | 400 | 400004 | The URL or a header has characters that are not allowed.
					""")
	void eachErrorHasItsStatusCodeAndHint(String path, int status, int code, String hint) {
		Received answer = caller.get(path);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
		assertThat(answer.json().propertyNames()).containsExactly("errors");
		assertThat(answer.json().get("errors").propertyNames()).containsExactly("error", "error_code", "hint");
		assertThat(answer.json().at("/errors/error_code").intValue()).isEqualTo(code);
		assertThat(answer.json().at("/errors/hint").asString()).isEqualTo(hint);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					/backend/kpi/customers/?outputMode=csv&decimal=, ~ separator and decimal can't both be ',': use separator=; with decimal=,.
					/snapshots/?outputMode=csv&separator=%20         ~ separator must be one of ',', ';', 'tab', '|', not ' '.
					/snapshots/?outputMode=csv&bom=1                 ~ bom must be one of 'true', 'false', not '1'.
					""")
	void csvThatCanNotBeSpelledSoIsRefused(String path, String hint) {
		assertThat(caller.get(path).status()).isEqualTo(400);
		assertThat(caller.get(path).text())
			.isEqualTo("Error: Invalid parameter\nError Code: 400003\nHint: %s\n".formatted(hint));
	}

	@Test
	void valueOfAnErrorCannotBecomeMarkup() {
		Received answer = caller.inUrl().get("/backend/kpi/customers/?limit=%3Cscript%3Ealert(1)%3C/script%3E");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.text()).doesNotContain("<script>").contains("&lt;script&gt;");
	}

}
