package io.tidemark.api;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page to begin with shows the headline figures that a key may read.
 */
class OverviewIT {

	private static RunningApi api;

	@BeforeAll
	static void start() {
		api = RunningApi.shared();
	}

	private static Caller key(String... permissions) {
		return api.issue(PublishedStore.SEED_WORLD, permissions);
	}

	@Test
	void figuresOfAllCurrenciesAreBesideADrawingOfTheMainOne() {
		Received page = key("kpi:*", "analytics:read").get("/");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text())
			.contains(">Customers</a>", ">MRR</a>", ">Overdue</a>", "<option value=\"GBP\" selected>GBP</option>",
					"<option value=\"JPY\">JPY</option>", "aria-current=\"true\">GBP</a>",
					"<polyline class=\"s0\" points=\"", "aria-label=\"MRR in GBP, 10 Jan 2025 to 9 Apr 2025: ")
			.doesNotContain("class=\"key\"", "style=", "<style", "<script>");
	}

	@Test
	void periodCurrencyAndDealerAreChosenOnThePageAndStayInItsLinks() {
		Received page = key("kpi:*", "analytics:read").get("/?dateFrom=month-start&currency=JPY&dealerCode=DIRECT");
		assertThat(page.text()).contains("<option value=\"month-start\" selected>This month</option>",
				"<option value=\"JPY\" selected>",
				"/analytics/subscription-revenue/?currency=JPY&amp;dateFrom=2025-04-01&amp;dateTo=2025-04-09"
						+ "&amp;dealerCode=DIRECT&amp;interval=day",
				"Dealer <strong>Direct</strong>");
	}

	@Test
	void dealerOfNobodyHasAnOverviewWithoutFigures() {
		assertThat(key("kpi:*", "analytics:read").get("/?dealerCode=nobody").text())
			.contains("<h1>Overview", "Dealer <strong>nobody</strong>")
			.doesNotContain("<polyline");
	}

	@Test
	void emptyFieldsOfAFormAskNothing() {
		Caller caller = key("kpi:*", "analytics:read");
		assertThat(caller.get("/?dateFrom=-89d&currency=&dealerCode=").status()).isEqualTo(200);
		assertThat(caller.get("/analytics/movements?dateFrom=&dateTo=&movement=&outputMode=html").status())
			.isEqualTo(200);
		assertThat(caller.get("/analytics/movements?dateFrom=").status()).isEqualTo(400);
	}

	@Test
	void programsGetPaths() {
		Caller caller = key("kpi:*", "analytics:read");
		assertThat(caller.get("/?outputMode=json").text()).contains("\"customers/summary\"");
		assertThat(caller.get("/?outputMode=csv").text()).contains("\"customers/summary\"");
	}

	@Test
	void keyShowsOnlyWhatItMayRead() {
		assertThat(key("kpi:customers").get("/").text()).contains(">Customers</a></h3>")
			.doesNotContain("MRR</a>", "Overdue</a>", "Biggest movers", "EUR");
		assertThat(key("analytics:read").get("/").text()).contains(">MRR</a></h3>", "Biggest movers")
			.doesNotContain(">Customers</a></h3>", ">Overdue</a>");
		assertThat(key("kpi:invoices").get("/").text()).contains(">Overdue</a></h3>").doesNotContain("MRR</a>");
		assertThat(key("kpi:numbers").get("/").text()).doesNotContain("class=\"value\"");
	}

	@Test
	void dealerSeesItsOwnFiguresOnly() {
		Caller dealer = api
			.caller(api.store().issueToDealer(PublishedStore.SEED_WORLD, "NORTH", "kpi:*", "analytics:read"));
		assertThat(dealer.get("/").text()).contains("Dealer <strong>", "NORTH")
			.doesNotContain("JPY", "KWD", "name=\"dealerCode\"", "DIRECT</option>");
		assertThat(dealer.get("/?dealerCode=DIRECT").status()).isEqualTo(403);
	}

	@Test
	void withoutAKeyThereIsAFormAndNoFigure() {
		Received page = api.caller().get("/");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text()).contains("<form class=\"key\"").doesNotContain("class=\"value\"", "X-Snapshot-Version");
	}

	@Test
	void whatWasChosenIsKeptForAfterSigningIn() {
		assertThat(api.caller().get("/?currency=JPY&dateFrom=-29d").text())
			.contains("name=\"return\" value=\"/?currency=JPY&amp;dateFrom=-29d\"");
		assertThat(api.caller().get("/?colour=red").status()).isEqualTo(400);
	}

	@Test
	void retentionIsThatOfTheYearThatItsLabelSays() {
		assertThat(key("analytics:read").get("/?currency=GBP").text())
			.contains(">Net revenue retention, 12 months to 31 Mar 2025</a>",
					">Customer churn, 12 months to 31 Mar 2025</a>")
			.doesNotContain("12 months</a>");
	}

	@Test
	void wrongKeyIsRefused() {
		assertThat(api.caller().get("/?key=tm_wrong").status()).isEqualTo(401);
	}

	@Test
	void olderSnapshotAndUnknownParameterAreAnsweredAsElsewhere() {
		Caller caller = key("kpi:*");
		assertThat(caller.get("/?snapshot=1999-01-01.1").status()).isEqualTo(404);
		assertThat(caller.get("/?colour=red").status()).isEqualTo(400);
	}

}
