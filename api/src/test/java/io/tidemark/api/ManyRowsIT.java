package io.tidemark.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a reader sees of more rows than a page can sort.
 */
class ManyRowsIT {

	private static final String MOVEMENTS = "/analytics/movements?outputMode=html";

	private static final Pattern CUSTOMER = Pattern.compile("customerId=([0-9a-f]+)\">\\1</a>");

	private static Caller caller;

	@BeforeAll
	static void publish() {
		new CopiedSnapshots(RunningApi.shared().store()).publishLarge("many", "2025-04-09.1", PublishedStore.RIVAL,
				100);
		caller = RunningApi.shared().issue("many", "kpi:*", "analytics:read");
	}

	private static List<String> customers(String page) {
		return CUSTOMER.matcher(page).results().map((MatchResult each) -> each.group(1)).toList();
	}

	private static List<String> reversed(List<String> rows) {
		List<String> reversed = new ArrayList<>(rows);
		Collections.reverse(reversed);
		return reversed;
	}

	@Test
	void newestComeFirstAndThePageSaysThatItDoesNotSortThem() {
		Received page = caller.get(MOVEMENTS);
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text())
			.contains("These are 200,000 rows, the newest first. Up to 50,000 can be sorted by a column: filter them.",
					"rel=\"next\"")
			.doesNotContain("sort=", "aria-sort");
		List<String> all = caller.get("/analytics/movements?page=20&itemsPerPage=10000")
			.json()
			.get("data")
			.valueStream()
			.map((row) -> row.get("customer_id").asString())
			.toList();
		assertThat(customers(page.text())).hasSize(50).isEqualTo(reversed(all.subList(9950, 10000)));
		assertThat(customers(caller.get(MOVEMENTS + "&page=2").text())).isEqualTo(reversed(all.subList(9900, 9950)));
	}

	@Test
	void lastPageHasTheOldestRowsAndASortThatIsAskedForIsLeftOut() {
		String last = caller.get(MOVEMENTS + "&page=4000&sort=-change").text();
		List<String> oldest = caller.get("/analytics/movements?itemsPerPage=50")
			.json()
			.get("data")
			.valueStream()
			.map((row) -> row.get("customer_id").asString())
			.toList();
		assertThat(customers(last)).isEqualTo(reversed(oldest));
		assertThat(last).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
	}

	@Test
	void fewerRowsAreSorted() {
		String some = caller.get(MOVEMENTS + "&customerId=0").text();
		assertThat(some).doesNotContain("can be sorted");
		assertThat(caller.get("/analytics/subscription-revenue?outputMode=html&sort=-revenue").text())
			.contains("aria-sort=\"descending\"");
	}

}
