package io.tidemark.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Figures beside those of other days or of another snapshot, in every format.
 */
class ComparisonIT {

	private static final String DEALERS = "/backend/kpi/customers/byDealer/";

	private static final String INVOICES = "/backend/kpi/invoices/byStatus/";

	private static RunningApi api;

	private static Caller caller;

	private static String before;

	/**
	 * Publish another snapshot, in which a dealer is called otherwise.
	 */
	@BeforeAll
	static void publishTwice() {
		api = RunningApi.shared();
		caller = api.issue(PublishedStore.MOVING, "kpi:*", "analytics:read");
		before = caller.get(DEALERS).require("X-Snapshot-Version");
		PublishedStore store = api.store();
		PublishedStore.change(store.source(PublishedStore.MOVING), Map.of("NORTH", "NORTHC"));
		store.publish(PublishedStore.MOVING);
		RunningApi.await(Duration.ofSeconds(5),
				() -> !caller.get(DEALERS).require("X-Snapshot-Version").equals(before));
	}

	private static Map<String, Long> counts(String path, String key, String count) {
		Map<String, Long> counts = new HashMap<>();
		caller.get(path)
			.json()
			.forEach((row) -> counts.merge(row.get(key).asString(),
					row.get(count).isNull() ? 0 : row.get(count).asLong(), Long::sum));
		return counts;
	}

	@Test
	void kpiIsBesideThatOfTheSnapshotBeforeAndKeepsRowsThatAreGone() {
		Map<String, Long> earlier = counts(DEALERS + "?snapshot=" + before, "customer_dealer", "customer_count");
		Map<String, Long> later = counts(DEALERS, "customer_dealer", "customer_count");
		assertThat(earlier.keySet()).isNotEqualTo(later.keySet());
		JsonNode rows = caller.get(DEALERS + "?compare=before").json();
		TreeSet<String> dealers = new TreeSet<>(earlier.keySet());
		dealers.addAll(later.keySet());
		assertThat(rows.valueStream().map((row) -> row.get("customer_dealer").asString()))
			.containsExactlyInAnyOrderElementsOf(dealers);
		rows.forEach((row) -> {
			Long now = later.get(row.get("customer_dealer").asString());
			Long then = earlier.get(row.get("customer_dealer").asString());
			assertThat(number(row, "customer_count")).isEqualTo(now);
			assertThat(number(row, "customer_count_before")).isEqualTo(then);
			long change = Objects.requireNonNullElse(now, 0L) - Objects.requireNonNullElse(then, 0L);
			assertThat(number(row, "customer_count_change")).isEqualTo(change);
			assertThat(row.get("customer_count_change_share").isNull()).isEqualTo(then == null);
			if (now == null) {
				assertThat(row.get("customer_count_change_share").asString()).isEqualTo("-1.000000");
			}
		});
	}

	private static @Nullable Long number(JsonNode row, String column) {
		return row.get(column).isNull() ? null : row.get(column).asLong();
	}

	@Test
	void kpiOfDaysIsBesideThatOfAsManyDaysOrMonthsBefore() {
		Map<String, Long> march = counts(INVOICES + "?dateFrom=2025-03-01&dateTo=2025-03-31", "invoice_status",
				"invoice_count");
		Map<String, Long> february = counts(INVOICES + "?dateFrom=2025-02-01&dateTo=2025-02-28", "invoice_status",
				"invoice_count");
		assertThat(february).isNotEmpty();
		Map<String, Long> compared = counts(INVOICES + "?dateFrom=2025-03-01&dateTo=2025-03-31&compare=before",
				"invoice_status", "invoice_count_before");
		march.keySet().forEach((status) -> february.putIfAbsent(status, 0L));
		assertThat(compared).isEqualTo(february);
		assertThat(counts(INVOICES + "?dateFrom=2025-03-11&dateTo=2025-03-13&compare=-1m", "invoice_status",
				"invoice_count_before")
			.values()
			.stream()
			.mapToLong(Long::longValue)
			.sum())
			.isEqualTo(counts(INVOICES + "?dateFrom=2025-02-11&dateTo=2025-02-13", "invoice_status", "invoice_count")
				.values()
				.stream()
				.mapToLong(Long::longValue)
				.sum());
	}

	@Test
	void seriesHasTheFirstDayOfThePeriodBeforeBesideItsFirst() {
		String path = "/analytics/subscription-revenue?currency=GBP&interval=day";
		JsonNode now = caller.get(path + "&dateFrom=2025-04-01&dateTo=2025-04-05&compare=before").json().get("data");
		JsonNode then = caller.get(path + "&dateFrom=2025-03-27&dateTo=2025-03-31").json().get("data");
		assertThat(now).hasSameSizeAs(then).hasSize(5);
		IntStream.range(0, 5)
			.forEach((day) -> assertThat(now.get(day).get("revenue_before")).isEqualTo(then.get(day).get("revenue")));
	}

	@Test
	void debtorsAreBesideThoseOfTheSnapshotBefore() {
		JsonNode rows = caller.get("/analytics/debtors?compare=before").json().get("data");
		assertThat(rows).isNotEmpty();
		rows.forEach((row) -> assertThat(row.get("outstanding_before")).isEqualTo(row.get("outstanding")));
	}

	@Test
	void allFormatsHaveTheColumnsOfThePageAndItsControl() throws IOException {
		Received page = caller.get(DEALERS + "?compare=before&sort=-customer_count_change&outputMode=html");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.text()).contains("compared with snapshot " + before,
				"<option value=\"before\" selected>Snapshot %s</option>".formatted(before), ">Count Before</a>",
				">Count Change</a>", ">Count Change Share</a>", "Compared with snapshot " + before,
				"href=\"/backend/kpi/customers/byDealer/?compare=before&amp;outputMode=csv\"");
		List<String> labels = List.of("Customer Dealer", "Customer Dealer Name", "Count", "Count Before",
				"Count Change", "Count Change Share");
		Received csv = caller.get(DEALERS + "?compare=before&outputMode=csv");
		assertThat(csv.text().lines().findFirst()).contains(String.join(",", labels));
		assertThat(csv.require("Content-Disposition")).contains("customers-byDealer-compared");
		byte[] xlsx = caller.get(DEALERS + "?compare=before&outputMode=xlsx").body();
		try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
			Row head = workbook.getSheet("customers-byDealer").getRow(0);
			List<String> heads = new ArrayList<>();
			head.forEach((cell) -> heads.add(cell.getStringCellValue()));
			assertThat(heads).isEqualTo(labels);
		}
	}

	@Test
	void wideSeriesHasEarlierValuesBelowItsOwnOnAPage() {
		assertThat(caller.get("/analytics/subscription-revenue?dateFrom=-29d&compare=before&outputMode=html").text())
			.contains("<option value=\"before\" selected>The period before</option>", "<span class=\"before\">")
			.doesNotContain("Revenue Before");
	}

	@Test
	void pagesOfAComparisonCoverEachRowOnce() {
		JsonNode all = caller.get(DEALERS + "?compare=before").json();
		JsonNode first = caller.get(DEALERS + "?compare=before&limit=2").json();
		JsonNode others = caller.get(DEALERS + "?compare=before&idAfter=2").json();
		List<JsonNode> paged = new ArrayList<>(first.valueStream().toList());
		paged.addAll(others.valueStream().toList());
		assertThat(paged).isEqualTo(all.valueStream().toList());
	}

	@Test
	void whatCannotBeComparedIsRefused() {
		for (String path : Arrays.asList("/analytics/movements?compare=before",
				"/analytics/subscription-revenue?compare=before", DEALERS + "?compare=soon",
				DEALERS + "history/?compare=before", DEALERS + "?compare=",
				INVOICES + "?dateFrom=2025-03-01&compare=yesterday")) {
			assertThat(caller.get(path).status()).as(path).isEqualTo(400);
		}
		assertThat(caller.get(DEALERS + "?compare=-12m").status()).isEqualTo(404);
		// A page without a first day has nothing to compare with, and says nothing of it.
		assertThat(caller.get("/analytics/subscription-revenue?compare=before&outputMode=html").status())
			.isEqualTo(200);
	}

}
