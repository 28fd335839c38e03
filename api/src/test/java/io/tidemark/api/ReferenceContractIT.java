package io.tidemark.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import io.tidemark.jobs.SeedWorld;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;

/**
 * Each example of the reference documents, asked as they ask it.
 */
class ReferenceContractIT {

	private static final String KPI = "/backend/kpi/";

	private static final String REVENUE = "/analytics/subscription-revenue";

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		caller = RunningApi.shared().issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "customers", "customers/byStatus", "customers/byDealer", "numbers", "numbers/byStatus",
			"numbers/byDealer", "numbers/byType", "features", "features/charges", "features/byStatus",
			"features/byDealer", "features/byType", "invoices", "invoices/byDealer", "invoices/byMonth",
			"invoices/breakdown", "invoices/breakdowns" })
	void eachKpiAnswersWithAndWithoutTheLastSlash(String path) {
		String golden = (path.contains("/") ? path.replaceFirst("downs$", "down") : path + "/summary").replace('/', '_')
				+ ".csv";
		assertThat(caller.get(KPI + path + "/?outputMode=csv").text()).isEqualTo(SeedWorld.read("expected/" + golden));
		assertThat(caller.get(KPI + path + "?outputMode=csv").text()).isEqualTo(SeedWorld.read("expected/" + golden));
		assertThat(caller.inUrl().get(KPI + path + "/?outputMode=csv").text())
			.isEqualTo(SeedWorld.read("expected/" + golden));
	}

	@ParameterizedTest
	@ValueSource(strings = { REVENUE, REVENUE + "/" })
	void revenueAnswersWithAndWithoutTheLastSlash(String path) {
		assertThat(caller.get(path + "?interval=month").text())
			.isEqualTo(SeedWorld.read("expected/subscription-revenue_month.json"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "header, -, -, application/json", "url, -, -, text/html;charset=UTF-8",
					"header, -, text/html, text/html;charset=UTF-8", "url, -, application/json, application/json",
					"header, -, text/csv, text/csv;charset=UTF-8", "header, -, */*, application/json",
					"url, -, */*, text/html;charset=UTF-8", "url, -, image/png, text/html;charset=UTF-8",
					"header, html, -, text/html;charset=UTF-8", "url, json, -, application/json",
					"url, csv, text/html, text/csv;charset=UTF-8", "header, json, text/html, application/json",
					"header, JSON, text/html, application/json",
					"url, -, 'text/html,application/xhtml+xml,*/*;q=0.8', text/html;charset=UTF-8",
					"url, xlsx, -, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" })
	void formatIsTheParametersThenTheHeadersThenTheKeys(String where, String mode, String accept, String type) {
		Caller asking = where.equals("url") ? caller.inUrl() : caller;
		String path = KPI + "customers/" + ((mode != null) ? "?outputMode=" + mode : "");
		Received answer = (accept != null) ? asking.get(path, "Accept", accept) : asking.get(path);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.require("Content-Type")).isEqualTo(type);
	}

	@Test
	void summaryIsOneObjectInAnArray() {
		assertThat(caller.get(KPI + "customers/").text()).isEqualTo("[ {\n  \"customer_count\": 11\n} ]\n");
	}

	@Test
	void groupsAreObjectsWithFieldsInTheOrderOfTheReference() {
		assertThat(caller.get(KPI + "customers/byStatus/").text()).startsWith("""
				[ {
				  "customer_status": "Active",
				  "customer_count": 7
				}, {
				""");
	}

	@Test
	void amountsAreJsonNumbersWithThreeDecimalsAndCurrencyFirst() {
		assertThat(caller.get(KPI + "invoices/").text()).contains("""
				{
				  "invoice_currency": "GBP",
				  "invoice_count": 8,
				  "invoice_amount": 234.405,
				  "invoice_outstanding": 204.405
				}""").contains("\"invoice_amount\": 2900.000,");
	}

	@Test
	void csvHasLabelsAsHeader() {
		assertThat(caller.get(KPI + "customers/byStatus/?outputMode=csv").text())
			.startsWith("Customer Status,Count\nActive,7\n");
	}

	@Test
	void csvForExcelBeginsWithAByteOrderMark() {
		assertThat(caller.get(KPI + "customers/byStatus/?outputMode=csv&bom=true&separator=tab").text())
			.startsWith("\uFEFFCustomer Status\tCount\nActive\t7\n");
	}

	@Test
	void workbookHasACoverItsFigureAndTotals() throws IOException {
		byte[] body = caller.get(KPI + "invoices/aging/?groupBy=status&dateTo=2025-02-28&outputMode=xlsx").body();
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(body))) {
			assertThatIterable(workbook).extracting(Sheet::getSheetName)
				.containsExactly("Cover", "invoices-aging", "invoices-aging totals");
			Sheet cover = workbook.getSheet("Cover");
			assertThat(cover.getRow(0).getCell(0).getStringCellValue())
				.isEqualTo("Invoices aging: to 2025-02-28, group by status");
			assertThat(cover.getRow(4).getCell(1).getLocalDateTimeCellValue()).isEqualTo("2025-04-10T01:30:00");
			assertThat(cover.getRow(9).getCell(3).getStringCellValue()).isEqualTo("to 2025-02-28, group by status");
		}
	}

	@Test
	void htmlIsTableWithLabelsAsHeader() {
		String page = caller.inUrl().get(KPI + "customers/byStatus/").text();
		assertThat(page.replaceAll("\\s*(<[^>]*>)\\s*", "$1")
			.replaceAll("<([a-z]+) [^>]*>", "<$1>")
			.replaceAll("</?a>", "")).contains("<thead><tr><th>Customer Status</th><th>Count</th></tr></thead>",
					"<tr><td>Active</td><td>7</td></tr>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			customers/byDealer/?status=active           | 200
			customers/byStatus/?dealerCode=NORTH        | 200
			invoices/?dateFrom=2024-01-01&dateTo=2024-12-31 | 200
			invoices/byDealer/?idAfter=1000             | 200
			invoices/byDealer/?limit=100                | 200
			customers/?dateFrom=2024-13-01              | 400
			customers/?limit=ten                        | 400
			customers/?colour=red                       | 400
			customers/?type=mobile                      | 400
			customers/?outputMode=pdf                   | 400
			customers/?status=active&status=dropped     | 400
			dealers/                                    | 404
			customers/byColour/                         | 404
			""")
	void eachFilterAndErrorHasTheStatusOfTheTable(String path, int status) {
		assertThat(caller.get(KPI + path).status()).isEqualTo(status);
	}

	@Test
	void missingKeyIs401AndMissingPermission403() {
		Caller limited = RunningApi.shared().issue(PublishedStore.SEED_WORLD, "kpi:customers");
		assertThat(limited.get(KPI + "customers/").status()).isEqualTo(200);
		assertThat(limited.get(KPI + "invoices/").status()).isEqualTo(403);
		assertThat(limited.get(REVENUE).status()).isEqualTo(403);
		assertThat(RunningApi.shared().caller().get(KPI + "customers/").status()).isEqualTo(401);
		assertThat(RunningApi.shared().caller().withBearer("YOUR_KPI_KEY").get(KPI + "customers/").status())
			.isEqualTo(401);
	}

	@Test
	void filterKeepsWhatItNames() {
		assertThat(caller.get(KPI + "customers/byDealer/?status=dropped&outputMode=csv").text())
			.isEqualTo(SeedWorld.read("expected/customers_byDealer_dropped.csv"));
		assertThat(caller.get(KPI + "invoices/byDealer/?idAfter=1000").text()).isEqualTo("[ ]\n");
	}

	@Test
	void revenueHasDataAndPaginationWithDecimalsAsTextAndNulls() {
		Received answer = caller.get(REVENUE + "?dateFrom=2025-01-15&dateTo=2025-01-15&itemsPerPage=1");
		assertThat(answer.text()).isEqualTo("""
				{
				  "data": [ {
				    "date": "2025-01-15 00:00:00",
				    "currency_code": "EUR",
				    "revenue": "100.00",
				    "churn_revenue": null,
				    "expansion_revenue": null,
				    "new_revenue": null,
				    "contraction_revenue": null,
				    "reactivation_revenue": null,
				    "net_new_revenue": null
				  } ],
				  "meta": {
				    "pagination": {
				      "totalItems": 2,
				      "itemsPerPage": 1,
				      "currentPage": 1,
				      "lastPage": 2,
				      "pageTotalItems": 1
				    }
				  }
				}
				""");
	}

	@Test
	void headersTellTheSnapshot() {
		Received answer = caller.get(KPI + "customers/");
		assertThat(answer.require("X-Snapshot-Version")).isEqualTo("2025-04-09.1");
		assertThat(answer.require("X-Data-As-Of")).isEqualTo(SeedWorld.AS_OF);
		assertThat(answer.require("Cache-Control")).contains("private");
		assertThat(answer.headers().map()).containsKeys("last-modified", "etag", "x-ratelimit-limit",
				"x-ratelimit-remaining", "x-ratelimit-reset");
	}

}
