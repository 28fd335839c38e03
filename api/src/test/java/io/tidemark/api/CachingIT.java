package io.tidemark.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers can be kept and asked again cheaply, and never differ for it.
 */
class CachingIT {

	private static final String LARGE = "/analytics/subscription-revenue/";

	private static final AtomicInteger SPELLINGS = new AtomicInteger();

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		caller = RunningApi.shared().issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/backend/kpi/customers/", "/backend/kpi/customers/byStatus/?outputMode=html",
			"/backend/kpi/invoices/?outputMode=csv", "/backend/kpi/invoices/?outputMode=xlsx",
			"/backend/kpi/invoices/byDealer/?limit=2", "/backend/kpi/customers/byStatus/history/", LARGE,
			LARGE + "?outputMode=xlsx", "/analytics/movements?page=1&itemsPerPage=3", "/snapshots/",
			"/snapshots/2025-04-09.1/" })
	void coldAndWarmAnswersAreTheSameBytesAndHeaders(String path) {
		for (String[] headers : new String[][] { {}, { "Accept-Encoding", "gzip" }, { "Accept", "text/html" } }) {
			String url = spelledAnew(path);
			Received cold = caller.get(url, headers);
			assertThat(cold.status()).as(cold.toString()).isEqualTo(200);
			for (int again = 0; again < 2; again++) {
				Received warm = caller.get(url, headers);
				assertThat(warm.body()).isEqualTo(cold.body());
				assertThat(warm.lastingHeaders()).isEqualTo(cold.lastingHeaders());
			}
		}
	}

	/**
	 * Spell a URL as nobody did before, so that its answer is not ready.
	 */
	private static String spelledAnew(String path) {
		return path + (path.contains("?") ? "&" : "?") + "&".repeat(SPELLINGS.incrementAndGet());
	}

	@Test
	void etagIsStrongAndTheSameEachTimeAndAnotherForEachFormat() {
		String etag = caller.get(LARGE).require("ETag");
		assertThat(etag).matches("\"[0-9a-f]{32}\"");
		assertThat(caller.get(LARGE).require("ETag")).isEqualTo(etag);
		assertThat(caller.get(LARGE, "Accept-Encoding", "gzip").require("ETag"))
			.isEqualTo(etag.replaceAll("\"$", "-gzip\""));
		assertThat(caller.get(LARGE + "?outputMode=csv").require("ETag")).isNotEqualTo(etag);
	}

	@ParameterizedTest
	@ValueSource(strings = { "E", "W/E", "\"other\", E", "\"other\",W/E , \"more\"", "*", "G", "W/G" })
	void whatTheCallerHasIsNotSentAgain(String known) {
		for (String encoding : new String[] { "identity", "gzip" }) {
			String plain = caller.get(LARGE).require("ETag");
			String gzip = caller.get(LARGE, "Accept-Encoding", "gzip").require("ETag");
			String value = known.replace("E", plain).replace("G", gzip);
			String url = spelledAnew(LARGE);
			Received cold = caller.get(url, "If-None-Match", value, "Accept-Encoding", encoding);
			Received warm = caller.get(url, "If-None-Match", value, "Accept-Encoding", encoding);
			assertThat(warm.status()).isEqualTo(304);
			assertThat(warm.body()).isEmpty();
			assertThat(warm.headers().map()).containsKeys("x-ratelimit-remaining", "vary", "x-snapshot-version");
			assertThat(cold.status()).isEqualTo(304);
			assertThat(cold.lastingHeaders()).isEqualTo(warm.lastingHeaders());
		}
	}

	@Test
	void whatTheCallerHasOfSomethingElseIsNoReasonToSendNothing() {
		String other = caller.get("/backend/kpi/customers/").require("ETag");
		assertThat(caller.get(LARGE, "If-None-Match", other).status()).isEqualTo(200);
		assertThat(caller.get("/backend/kpi/x/", "If-None-Match", "*").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/backend/kpi/customers/", LARGE, LARGE + "?outputMode=xlsx", "/snapshots/" })
	void headHasTheHeadersOfGetAndNoBody(String path) {
		Received get = caller.get(path);
		Received head = caller.send("HEAD", path);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.lastingHeaders()).isEqualTo(get.lastingHeaders());
		assertThat(head.require("Content-Length")).isEqualTo(Integer.toString(get.body().length));
	}

	@Test
	void gzipInflatesToTheSameBytes() throws IOException {
		for (int time = 0; time < 2; time++) {
			Received plain = caller.get(LARGE);
			Received gzip = caller.get(LARGE, "Accept-Encoding", "br, gzip;q=0.5");
			assertThat(gzip.require("Content-Encoding")).isEqualTo("gzip");
			assertThat(gzip.body().length).isLessThan(plain.body().length / 2);
			assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
				.isEqualTo(plain.body());
			assertThat(gzip.require("Vary")).isEqualTo(plain.require("Vary")).contains("Accept-Encoding");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "br", "gzip;q=0", "gzip; q=0.0, identity" })
	void whoDoesNotTakeGzipGetsNone(String accepted) {
		Received answer = caller.get(LARGE, "Accept-Encoding", accepted);
		assertThat(answer.header("Content-Encoding")).isNull();
		assertThat(answer.body()).isEqualTo(caller.get(LARGE).body());
	}

}
