package io.tidemark.api;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.jobs.SeedWorld;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new snapshot is served at once, and the old one to those who ask for it.
 */
class NewPublicationIT {

	private static final String CUSTOMERS = "/backend/kpi/customers/byDealer/";

	private static final String REVENUE = "/analytics/subscription-revenue";

	private static RunningApi api;

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		api = RunningApi.shared();
		caller = api.issue(PublishedStore.MOVING, "kpi:*", "analytics:read");
	}

	@Test
	void newSnapshotIsServedWithinSecondsAndTheOldOneStaysAsItWas() {
		Received before = caller.get(CUSTOMERS);
		String version = before.require("X-Snapshot-Version");
		caller.get(CUSTOMERS + "?snapshot=" + version);
		String next = publishAnother();
		assertThat(next).isNotEqualTo(version);
		Received after = caller.get(CUSTOMERS);
		assertThat(after.text()).isNotEqualTo(before.text());
		assertThat(after.require("ETag")).isNotEqualTo(before.require("ETag"));
		assertThat(caller.get(CUSTOMERS, "If-None-Match", before.require("ETag")).status()).isEqualTo(200);
		Received pinned = caller.get(CUSTOMERS + "?snapshot=" + version);
		assertThat(pinned.text()).isEqualTo(before.text());
		assertThat(pinned.require("X-Snapshot-Version")).isEqualTo(version);
		assertThat(caller.get("/snapshots/").text()).contains(version, next);
		assertThat(caller.get("/snapshots/?snapshot=" + version).text()).contains(version).doesNotContain(next);
	}

	@Test
	void twoSnapshotsAreComparedOnAPage() {
		String before = caller.get(CUSTOMERS).require("X-Snapshot-Version");
		String after = publishAnother();
		assertThat(caller.get("/snapshots/?outputMode=html").text()).contains("action=\"/snapshots/diff/\"",
				"<option value=\"%s\" selected>".formatted(after), "<a href=\"/snapshots/%s/\">".formatted(before));
		String path = "/snapshots/diff?before=%s&after=%s".formatted(before, after);
		assertThat(caller.get(path + "&outputMode=html").text())
			.contains("Snapshot %s beside %s".formatted(after, before), "<td class=\"t\">dealers</td>");
		assertThat(rows(caller.get(path))).isNotEmpty()
			.isEqualTo(rows(caller.get("/snapshots/diff")))
			.allMatch((row) -> row.has("before") && row.has("after") && row.has("change"));
		assertThat(rows(caller.get("/snapshots/diff?before=%1$s&after=%1$s".formatted(after)))).isEmpty();
		assertThat(caller.get("/snapshots/diff?before=1999-01-01.1").status()).isEqualTo(404);
		assertThat(api.issue(PublishedStore.MOVING, "kpi:*").get("/snapshots/diff").status()).isEqualTo(403);
	}

	@Test
	void dateMeansTheSnapshotThatWasServedAtItsEnd() {
		LocalDate today = LocalDate.now(ZoneId.of(SeedWorld.ZONE));
		Received current = caller.get(CUSTOMERS);
		assertThat(caller.get(CUSTOMERS + "?asOf=" + today).text()).isEqualTo(current.text());
		assertThat(caller.get(CUSTOMERS + "?asOf=" + today.minusDays(2)).status()).isEqualTo(404);
		String next = publishAnother();
		assertThat(caller.get(CUSTOMERS + "?asOf=" + today.plusDays(1)).require("X-Snapshot-Version")).isEqualTo(next);
	}

	@Test
	void pagesOfKpiCoverEachRowOnceThoughAnotherSnapshotComesBetween() {
		List<JsonNode> all = rows(caller.get(CUSTOMERS));
		assertThat(pages(CUSTOMERS + "?limit=3")).isEqualTo(all).hasSize(8);
	}

	@Test
	void pagesOfSeriesCoverEachRowOnceThoughAnotherSnapshotComesBetween() {
		List<JsonNode> all = rows(caller.get(REVENUE));
		assertThat(pages(REVENUE + "?itemsPerPage=70")).isEqualTo(all).hasSizeGreaterThan(200);
		assertThat(pages(REVENUE + "/?itemsPerPage=70&interval=month")).doesNotHaveDuplicates();
	}

	/**
	 * Follow the links from page to page, and publish after the first.
	 */
	private static List<JsonNode> pages(String first) {
		List<JsonNode> rows = new ArrayList<>();
		String version = caller.get(first).require("X-Snapshot-Version");
		for (String path = first; path != null;) {
			Received page = caller.get(path);
			assertThat(page.status()).as(page.toString()).isEqualTo(200);
			assertThat(page.require("X-Snapshot-Version")).isEqualTo(version);
			rows.addAll(rows(page));
			if (path.equals(first)) {
				publishAnother();
			}
			path = next(page);
		}
		return rows;
	}

	private static List<JsonNode> rows(Received page) {
		JsonNode rows = page.json().isArray() ? page.json() : page.json().get("data");
		return rows.valueStream().toList();
	}

	private static @Nullable String next(Received page) {
		String link = page.header("Link");
		if (link == null) {
			return null;
		}
		assertThat(link).matches("</[^>]*>; rel=\"next\"").doesNotContain("key=");
		return link.substring(1, link.indexOf('>'));
	}

	/**
	 * Change the source, publish it and wait until it is served.
	 * @return the new version
	 */
	private static String publishAnother() {
		String before = caller.get("/backend/kpi/customers/").require("X-Snapshot-Version");
		PublishedStore store = api.store();
		String revision = before.substring(before.indexOf('.') + 1);
		PublishedStore.change(store.source(PublishedStore.MOVING), Map.of("NORTH", "NORTH" + revision,
				"s-dst,upgraded_on_dst_day,GBP,Phone,3", "s-dst,upgraded_on_dst_day,GBP,Phone,3" + revision));
		store.publish(PublishedStore.MOVING);
		RunningApi.await(Duration.ofSeconds(3),
				() -> !caller.get("/backend/kpi/customers/").require("X-Snapshot-Version").equals(before));
		return caller.get("/backend/kpi/customers/").require("X-Snapshot-Version");
	}

}
