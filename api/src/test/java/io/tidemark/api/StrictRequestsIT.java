package io.tidemark.api;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests are read to the letter, and answered one after the other.
 */
class StrictRequestsIT {

	private static final String ANY = "/backend/kpi/customers/";

	private static RunningApi api;

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		api = RunningApi.shared();
		caller = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@ParameterizedTest
	@ValueSource(strings = { ANY + "?limit=%D9%A5", ANY + "?limit=%EF%BC%95", ANY + "?limit=%2B5", ANY + "?limit=05",
			"/analytics/movements?page=%D9%A1", "/analytics/movements?itemsPerPage=010",
			ANY + "?snapshot=2025-04-09.01", ANY + "?snapshot=2025-04-09.%D9%A1", "/snapshots/2025-04-09.01/" })
	void numberIsDigitsWithoutSignAndZeros(String path) {
		assertThat(caller.get(path).status()).isEqualTo(400);
	}

	@Test
	void secondAuthorizationHeaderIsRefused() throws IOException {
		try (RawConnection connection = api.connect()) {
			Received answer = connection.ask("GET " + ANY + " HTTP/1.1", "Host: localhost",
					"Authorization: Bearer " + caller.secret(), "Authorization: Bearer other");
			assertThat(answer.status()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "notgzip", "gzipx", "gzip;Q=0" })
	void codingThatOnlyLooksLikeGzipGetsNone(String coding) {
		assertThat(caller.get("/openapi.json", "Accept-Encoding", coding).header("Content-Encoding")).isNull();
		assertThat(caller.get("/openapi.json", "Accept-Encoding", "GZIP").header("Content-Encoding")).isEqualTo("gzip");
	}

	@Test
	void everyIfNoneMatchCounts() throws IOException {
		String etag = caller.get(ANY).require("ETag");
		try (RawConnection connection = api.connect()) {
			assertThat(connection
				.ask("GET " + ANY + " HTTP/1.1", "Host: localhost", "Authorization: Bearer " + caller.secret(),
						"If-None-Match: \"other\"", "If-None-Match: " + etag)
				.status()).isEqualTo(304);
		}
	}

	@Test
	void everyAnswerHasADate() {
		for (String path : new String[] { ANY, "/nowhere", "/definitions/", "/health" }) {
			for (String method : new String[] { "GET", "HEAD", "OPTIONS", "POST", "TRACE" }) {
				assertThat(caller.send(method, path).header("Date")).as(method + path).isNotNull();
			}
			assertThat(caller.get(path, "If-None-Match", "*").header("Date")).isNotNull();
			assertThat(api.caller().get(path).header("Date")).isNotNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/", "/actuator/prometheus/" })
	void lastSlashOfOperationsIsOptional(String path) {
		assertThat(api.operations().get(path).status()).isEqualTo(200);
	}

	@Test
	void requestAfterOptionsIsAnswered() throws IOException {
		String host = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
		try (RawConnection connection = api.connect()) {
			for (int round = 0; round < 20; round++) {
				connection.send("GET /nowhere" + host + "OPTIONS /" + host + "GET /definitions/" + host);
				assertThat(connection.receive().status()).isEqualTo(404);
				assertThat(connection.receive().status()).isEqualTo(204);
				assertThat(connection.receive().status()).isEqualTo(200);
			}
		}
	}

	@Test
	void requestThatFollowsOptionsOnItsConnectionIsAnswered() throws IOException {
		String host = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
		try (RawConnection connection = api.connect()) {
			for (int round = 0; round < 1000; round++) {
				connection.send("GET /openapi.json" + host);
				assertThat(connection.receive().status()).isEqualTo(200);
				connection.send("OPTIONS /definitions/" + host);
				assertThat(connection.receive().status()).isEqualTo(204);
			}
		}
	}

	@Test
	void proxyThatIsTrustedNamesTheCaller() {
		try (RunningApi proxied = RunningApi.start(api.store(), "anonymous-requests-per-minute: 2",
				"trusted-proxies: [127.0.0.1, 10.0.0.7]")) {
			for (String client : new String[] { "192.0.2.1", "192.0.2.2", "192.0.2.3, 10.0.0.7" }) {
				assertThat(proxied.caller().get("/definitions/", "X-Forwarded-For", "9.9.9.9, " + client).status())
					.isEqualTo(200);
			}
			Caller anyone = proxied.caller();
			anyone.get("/definitions/", "X-Forwarded-For", "192.0.2.9");
			anyone.get("/definitions/", "X-Forwarded-For", "1.1.1.1, 192.0.2.9");
			assertThat(anyone.get("/definitions/", "X-Forwarded-For", "2.2.2.2, 192.0.2.9").status()).isEqualTo(429);
		}
	}

	@Test
	void readerThatStopsReadingIsCutOff() throws IOException {
		System.setProperty("server.tomcat.connection-timeout", "2s");
		try (RunningApi impatient = RunningApi.start(api.store(), RunningApi.WITHOUT_LIMITS.toArray(String[]::new));
				RawConnection connection = impatient.connect()) {
			connection.send("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(60));
			RunningApi.await(Duration.ofSeconds(20), connection::isReset);
		}
		finally {
			System.clearProperty("server.tomcat.connection-timeout");
		}
	}

}
