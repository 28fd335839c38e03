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
	void keyInTheUrlShowsCustomersAndMrrPerCurrency() {
		Received page = key("kpi:*", "analytics:read").inUrl().get("/");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text())
			.contains("<h2>Customers</h2>", "<h2>MRR in EUR</h2>", "<h2>MRR in JPY</h2>", "<polyline points=\"0.0,")
			.doesNotContain("key=", "<form", "<script", "style=");
		assertThat(page.text().split("<polyline", -1)).hasSameSizeAs(page.text().split("<h2>MRR in", -1));
	}

	@Test
	void bearerShowsThePageToABrowserAndPathsToPrograms() {
		Caller caller = key("kpi:*", "analytics:read");
		assertThat(caller.get("/").text()).contains("<h2>Customers</h2>").doesNotContain("key=");
		assertThat(caller.get("/?outputMode=json").text()).contains("\"customers/summary\"");
		assertThat(caller.get("/?outputMode=csv").text()).contains("\"customers/summary\"");
	}

	@Test
	void keyShowsOnlyWhatItMayRead() {
		assertThat(key("kpi:customers").get("/").text()).contains("<h2>Customers</h2>").doesNotContain("<h2>MRR");
		assertThat(key("analytics:read").get("/").text()).contains("<h2>MRR in EUR</h2>")
			.doesNotContain("<h2>Customers</h2>\n<p class=\"value\">");
		assertThat(key("kpi:numbers").get("/").text()).doesNotContain("class=\"value\"");
	}

	@Test
	void dealerSeesItsOwnFiguresOnly() {
		Caller dealer = api
			.caller(api.store().issueToDealer(PublishedStore.SEED_WORLD, "NORTH", "kpi:*", "analytics:read"));
		assertThat(dealer.get("/").text()).contains("<dt>Dealer</dt>", "NORTH")
			.doesNotContain("MRR in EUR", "MRR in JPY", "MRR in KWD");
	}

	@Test
	void withoutAKeyThereIsAFormAndNoFigure() {
		Received page = api.caller().get("/");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text()).contains("<form class=\"key\"").doesNotContain("class=\"value\"", "X-Snapshot-Version");
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
