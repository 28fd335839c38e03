package io.tidemark.api;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behind a proxy it makes no difference which of several APIs answers.
 */
class ReplicasIT {

	private static final String[] FORWARDED = { "X-Forwarded-For", "192.0.2.44", "X-Forwarded-Host", "figures.example",
			"X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/tidemark", "Forwarded",
			"for=192.0.2.44;host=figures.example;proto=https" };

	private static RunningApi one;

	private static RunningApi other;

	private static Caller caller;

	@BeforeAll
	static void start() {
		PublishedStore store = RunningApi.shared().store();
		String[] settings = { "requests-per-minute: 1000000", "anonymous-requests-per-minute: 3",
				"trusted-proxies: [127.0.0.1]" };
		one = RunningApi.start(store, settings);
		other = RunningApi.start(store, settings);
		caller = one.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
		new CopiedSnapshots(store).publishLarge("replicated", "2025-04-09.1", PublishedStore.RIVAL, 20);
	}

	@AfterAll
	static void stop() {
		one.close();
		other.close();
	}

	static List<String> paths() {
		return Figures.paths();
	}

	@ParameterizedTest
	@MethodSource("paths")
	void replicasAnswerWithEqualBytesAndHeaders(String path) {
		for (String format : Figures.FORMATS) {
			assertEqual(caller.inUrl(), path + "?outputMode=" + format);
		}
	}

	@Test
	void replicasAnswerWithEqualLargeAnswersListsAndPages() {
		Caller large = one.caller(one.store().issue("replicated", "analytics:read"));
		assertEqual(large, "/analytics/movements?outputMode=csv");
		assertEqual(caller, "/snapshots/");
		assertEqual(caller, "/snapshots/2025-04-09.1/?outputMode=html");
		assertEqual(caller.inUrl(), "/");
		assertEqual(caller, "/definitions/");
		assertEqual(caller, "/openapi.json");
	}

	private static void assertEqual(Caller asks, String path) {
		Received first = asks.get(path, FORWARDED);
		assertThat(first.status()).as(path).isEqualTo(200);
		Received second = at(other, asks).get(path, FORWARDED);
		assertThat(second.lastingHeaders()).as(path).isEqualTo(first.lastingHeaders());
		assertThat(second.body()).as(path).isEqualTo(first.body());
		assertThat(asks.get(path).body()).as("without a proxy").isEqualTo(first.body());
		assertThat(at(other, asks).get(path, "If-None-Match", first.require("ETag")).status()).isEqualTo(304);
	}

	private static Caller at(RunningApi replica, Caller asks) {
		return new Caller(replica.caller().base(), asks.bearer(), asks.urlKey());
	}

	@Test
	void linksOfOneReplicaLeadOnAtAnother() {
		Received first = caller.get("/analytics/movements?page=1&itemsPerPage=3", FORWARDED);
		String link = first.require("Link");
		assertThat(link).startsWith("</analytics/movements").doesNotContain("example", "tidemark", "127.0.0.1");
		Received next = at(other, caller).get(link.substring(1, link.indexOf('>')), FORWARDED);
		assertThat(next.json().at("/meta/pagination/currentPage").asInt()).isEqualTo(2);
		assertThat(next.require("X-Snapshot-Version")).isEqualTo(first.require("X-Snapshot-Version"));
	}

	@Test
	void callersWithoutKeyAreCountedByTheAddressThatTheProxySaw() {
		for (int client = 1; client <= 5; client++) {
			assertThat(one.caller().get("/", "X-Forwarded-For", "10.0.0." + client).status()).isEqualTo(200);
		}
	}

}
