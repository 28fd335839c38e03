package io.tidemark.api;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How answers show what was asked of their rows.
 */
class FiltersIT {

	private static final String PINNED = "&snapshot=2025-04-09.1&outputMode=";

	private static final String REVENUE = "/analytics/subscription-revenue/";

	private static final String CUSTOMERS = "/backend/kpi/customers/byDealer/";

	private static RunningApi api;

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		api = RunningApi.shared();
		caller = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@ParameterizedTest
	@CsvSource({ "dateFrom=-30d, dateFrom=2025-03-10",
			"dateFrom=-1m&dateTo=yesterday, dateFrom=2025-03-09&dateTo=2025-04-08",
			"dateFrom=month-start&dateTo=today, dateFrom=2025-04-01&dateTo=2025-04-09",
			"dateFrom=year-start, dateFrom=2025-01-01" })
	void dayThatIsCountedBackIsADateOfTheSnapshot(String counted, String dated) {
		for (String format : List.of("json", "csv", "html", "xlsx")) {
			Received answer = caller.get(REVENUE + "?" + counted + PINNED + format);
			Received same = caller.get(REVENUE + "?" + dated + PINNED + format);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo(same.body());
			assertThat(answer.require("ETag")).isEqualTo(same.require("ETag"));
		}
		assertThat(caller.get(REVENUE + "?itemsPerPage=1&" + counted + PINNED + "json").require("Link"))
			.contains(dated.split("&", -1));
	}

	@Test
	void dayOfTheSnapshotMayBeCountedBackFromTheCurrentOne() {
		assertThat(caller.get(CUSTOMERS + "?asOf=-9m").status()).isEqualTo(404);
		assertThat(caller.get(CUSTOMERS + "?asOf=-9m").text()).containsPattern("by the end of \\d{4}-\\d{2}-\\d{2}");
	}

	@Test
	void filterShowsInTitleAndFile() {
		String query = "?status=active&dealerCode=NORTH" + PINNED;
		assertThat(caller.get(CUSTOMERS + query + "html").text()).contains(
				"<title>Customers by dealer: status active, dealer NORTH",
				"<h1>Customers by dealer: status active, dealer NORTH</h1>");
		for (String format : List.of("csv", "xlsx")) {
			assertThat(caller.get(CUSTOMERS + query + format).require("Content-Disposition"))
				.endsWith("-customers-byDealer-status-active-dealer-NORTH-2025-04-09.1." + format + "\"");
		}
	}

	@Test
	void valueThatNoRowHasIsToldInEveryFormat() {
		String query = CUSTOMERS + "?dealerCode=north" + PINNED;
		for (String format : List.of("json", "csv", "html", "xlsx")) {
			assertThat(caller.get(query + format).require("X-Warning"))
				.startsWith("No row has the dealer 'north'. Nearest: NORTH, ");
			assertThat(
					caller.get(CUSTOMERS + "?dealerCode=NORTH&dealerCode=nroth" + PINNED + format).require("X-Warning"))
				.startsWith("No row has the dealer 'nroth'. Nearest: NORTH, ");
		}
		assertThat(caller.get(query + "html").text())
			.contains("<p class=\"warning\" role=\"alert\">No row has the dealer &#39;north&#39;. Nearest: NORTH, ");
		assertThat(Figures.words(caller.get(query + "xlsx"))).contains("Notes")
			.contains("No row has the dealer 'north'");
		assertThat(caller.get(query + "json").json()).isEmpty();
		assertThat(caller.get(CUSTOMERS + "?status=%C3%BC%25%0D%0AX:%20y" + PINNED + "json").require("X-Warning"))
			.startsWith("No row has the status '%C3%BC%25%0D%0AX: y'. Nearest: ");
	}

	@Test
	void dealerIsToldOfNoOther() {
		Caller nobody = api.caller(api.store().issueToDealer(PublishedStore.SEED_WORLD, "north", "kpi:*"));
		assertThat(nobody.get(CUSTOMERS + "?limit=9" + PINNED + "json").require("X-Warning"))
			.isEqualTo("No row has the dealer 'north'.");
	}

}
