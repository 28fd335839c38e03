package io.tidemark.api;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Snapshots are published one after the other while many read: each answer is of one of
 * them, and no reader ever goes back to an older one.
 */
class PublicationsUnderLoadIT {

	private static final String TENANT = "busy";

	private static final LocalDate FIRST = LocalDate.parse("2024-12-28");

	private static final long SECONDS = 12;

	private static final String DEALERS = "/backend/kpi/customers/byDealer/";

	private static final List<String> PATHS = List.of(DEALERS, DEALERS + "?outputMode=csv", "/snapshots/",
			DEALERS + "?outputMode=xlsx", "/backend/kpi/customers/summary/history/", "/?outputMode=html",
			"/analytics/subscription-revenue?interval=month", DEALERS + "?snapshot=" + FIRST + ".1");

	private final RunningApi api = RunningApi.shared();

	private final CopiedSnapshots snapshots = new CopiedSnapshots(this.api.store());

	private final Map<String, String> etags = new ConcurrentHashMap<>();

	private final AtomicInteger versions = new AtomicInteger();

	@Test
	void everyAnswerIsOfOneSnapshotAndNeverOfAnOlderOne() throws Exception {
		publish(0);
		Caller caller = this.api.caller(this.api.store().issue(TENANT, "kpi:*", "analytics:read"));
		long end = System.nanoTime() + SECONDS * 1_000_000_000L;
		ExecutorService pool = Executors.newFixedThreadPool(PATHS.size());
		try {
			List<CompletableFuture<Integer>> readers = new ArrayList<>();
			for (String path : PATHS) {
				readers.add(CompletableFuture.supplyAsync(() -> read(caller, path, end), pool));
			}
			for (int day = 1; System.nanoTime() < end; day++) {
				publish(day);
				// An unknown key makes the API look at the store at once.
				this.api.caller().withBearer("tdm_unknown").get(DEALERS);
			}
			for (CompletableFuture<Integer> reader : readers) {
				assertThat(reader.get()).isGreaterThan(10);
			}
		}
		finally {
			pool.shutdownNow();
		}
		assertThat(this.versions).hasValueGreaterThan(10);
	}

	/**
	 * Publish the figures of two worlds by turns.
	 */
	private void publish(int day) {
		this.snapshots.publish(TENANT, FIRST.plusDays(day) + ".1",
				(day % 2 == 0) ? PublishedStore.SEED_WORLD : PublishedStore.RIVAL);
	}

	private int read(Caller caller, String path, long end) {
		int answers = 0;
		LocalDate before = FIRST;
		String etag = "\"none\"";
		for (; System.nanoTime() < end; answers++) {
			Received answer = caller.get(path, "If-None-Match", etag);
			assertThat(answer.status()).as(path).isIn(200, 304);
			String version = answer.require("X-Snapshot-Version");
			LocalDate date = LocalDate.parse(version.replace(".1", ""));
			assertThat(date).as(path).isAfterOrEqualTo(before);
			if (date.isAfter(before)) {
				this.versions.incrementAndGet();
			}
			assertThat(answer.status()).as(path).isEqualTo(answer.require("ETag").equals(etag) ? 304 : 200);
			etag = answer.require("ETag");
			assertThat(this.etags.computeIfAbsent(path + " " + version, (key) -> answer.require("ETag")))
				.as(path + " of " + version)
				.isEqualTo(etag);
			if (answer.status() == 200) {
				assertWhole(path, answer, date);
			}
			before = date;
		}
		return answers;
	}

	/**
	 * Check that all that an answer says is of its snapshot.
	 */
	private static void assertWhole(String path, Received answer, LocalDate date) {
		int day = (int) FIRST.until(date, ChronoUnit.DAYS);
		if (path.startsWith(DEALERS)) {
			String words = Figures.words(answer);
			assertThat(words.contains("NORTH")).as(path + " " + date).isEqualTo(day % 2 == 0);
			assertThat(words.contains("RIVAL01")).as(path + " " + date).isEqualTo(day % 2 == 1);
		}
		else if (path.equals("/snapshots/")) {
			assertThat(answer.json()).hasSize(day + 1);
			assertThat(answer.json().get(0).get("version").asString()).isEqualTo(date + ".1");
		}
		else if (path.contains("/history/")) {
			assertThat(answer.json().valueStream().filter((row) -> row.has("snapshot_date"))).hasSize(day + 1);
		}
	}

}
