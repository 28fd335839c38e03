package io.tidemark.api;

import java.io.IOException;
import java.util.Set;

import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.key.Permission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody can ask too often, too much or in a way that no reader does.
 */
class LimitsIT {

	private static final String ANY = "/backend/kpi/customers/";

	private static RunningApi api;

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		api = RunningApi.shared();
		caller = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@Test
	void keyHasItsOwnLimitForColdAndWarmAnswersAlike() {
		Caller limited = api
			.issue(new KeyRequest(PublishedStore.SEED_WORLD, null, Set.of(Permission.ALL_KPIS), null, 8, null));
		long before = 8;
		Received answer = limited.get(ANY);
		for (; answer.status() == 200; answer = limited.get(ANY)) {
			assertThat(answer.require("X-RateLimit-Limit")).isEqualTo("8");
			long remaining = Long.parseLong(answer.require("X-RateLimit-Remaining"));
			assertThat(remaining).isLessThan(before);
			assertThat(Long.parseLong(answer.require("X-RateLimit-Reset"))).isBetween(1L, 60L);
			assertThat(answer.header("Retry-After")).isNull();
			before = remaining;
		}
		assertThat(before).isZero();
		assertRefused(answer, "8");
		assertRefused(limited.inUrl().get(ANY + "?outputMode=json"), "8");
		assertThat(caller.get(ANY).status()).isEqualTo(200);
	}

	@Test
	void addressWithoutValidKeyHasOneLimit() {
		try (RunningApi strict = RunningApi.start(api.store(), "anonymous-requests-per-minute: 3")) {
			assertThat(strict.caller().get(ANY).status()).isEqualTo(401);
			assertThat(strict.caller().withBearer("guess").get(ANY).status()).isEqualTo(401);
			assertThat(strict.caller().withUrlKey("other guess").get("/nowhere").status()).isEqualTo(401);
			Received refused = strict.caller().withBearer("third guess").get(ANY);
			assertRefused(refused, "3");
			assertThat(strict.caller().withBearer(caller.secret()).get(ANY).status()).isEqualTo(200);
		}
	}

	private static void assertRefused(Received answer, String limit) {
		assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
		assertThat(answer.json().at("/errors/error_code").intValue()).isEqualTo(429001);
		assertThat(answer.require("X-RateLimit-Limit")).isEqualTo(limit);
		assertThat(answer.require("X-RateLimit-Remaining")).isEqualTo("0");
		assertThat(Long.parseLong(answer.require("Retry-After"))).isBetween(1L, 60L);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /backend/kpi/customers/, 200", "GET, /backend/kpi/customers/?limit=0, 400",
			"GET, /backend/kpi/x/, 404", "GET, /nowhere, 404", "HEAD, /snapshots/, 200",
			"POST, /backend/kpi/customers/, 405", "DELETE, /snapshots/, 405", "FROB, /snapshots/, 405" })
	void everyAnswerTellsTheLimit(String method, String path, int status) {
		for (Received answer : new Received[] { caller.send(method, path), caller.send(method, path) }) {
			assertThat(answer.status()).isEqualTo(status);
			assertThat(answer.headers().map()).containsKeys("x-ratelimit-limit", "x-ratelimit-remaining",
					"x-ratelimit-reset");
		}
		assertThat(api.caller().get(path).headers().map()).containsKeys("x-ratelimit-limit");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/backend/kpi/customers/?limit=0", "/backend/kpi/customers/?limit=10001",
			"/backend/kpi/customers/?limit=-1", "/backend/kpi/customers/?limit=", "/backend/kpi/customers/?idAfter=-1",
			"/backend/kpi/customers/?limit=99999999999999999999", "/analytics/movements?itemsPerPage=0",
			"/analytics/movements?itemsPerPage=10001", "/analytics/movements?page=0",
			"/analytics/movements?page=2147483648" })
	void pageSizeOutOfBoundsIs400(String path) {
		assertThat(caller.get(path).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/backend/kpi/customers/?limit=1", "/backend/kpi/customers/?limit=10000",
			"/backend/kpi/customers/?idAfter=9223372036854775807&limit=10000",
			"/analytics/movements?itemsPerPage=10000&page=2147483647", "/analytics/movements?itemsPerPage=1&page=1" })
	void pageSizeAtItsBoundsIsTaken(String path) {
		assertThat(caller.get(path).status()).isEqualTo(200);
	}

	/**
	 * A head's deadline runs from its first byte, be it the first of a connection, come
	 * after an answer, or in one piece with the request before.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "", "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\nGET /backend" })
	void headThatComesByteByByteIsCutOff(String before) throws Exception {
		try (RunningApi strict = RunningApi.start(api.store(), "head-timeout: 2s");
				RawConnection connection = strict.connect()) {
			connection.send(before);
			long started = System.nanoTime();
			if (!before.isEmpty()) {
				assertThat(connection.receive().status()).isEqualTo(404);
			}
			Thread dripping = drip(connection, before.endsWith("backend") ? "/kpi" : "GET /backend/kpi");
			assertThat(connection.isClosed()).isTrue();
			dripping.join();
			assertThat(System.nanoTime() - started).isBetween(1_900_000_000L, 6_000_000_000L);
		}
	}

	private static Thread drip(RawConnection connection, String begun) {
		Thread thread = new Thread(() -> {
			try {
				String head = begun + "/customers/ HTTP/1.1\r\nX-Slow: ".repeat(2);
				for (int index = 0; index < head.length(); index++) {
					connection.send(head.substring(index, index + 1));
					Thread.sleep(200);
				}
			}
			catch (IOException ex) {
				// the other side has closed, as it should
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		thread.start();
		return thread;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET / HTTP/1.1~Host: localhost~X-Large: LARGE13000                       | 400 | 400004
			GET /LARGE5000 HTTP/1.1~Host: localhost                                  | 414 | 414001
			POST /backend/kpi/customers/ HTTP/1.1~Host: localhost~Content-Length: 5  | 413 | 413001
			GET /backend/kpi/customers/ HTTP/1.1~Host: localhost~Content-Length: 5   | 413 | 413001
			GET /backend/kpi/customers/ HTTP/1.1~Host: localhost~Transfer-Encoding: chunked | 413 | 413001
			NONSENSE                                                                 | 400 | 400004
			GET /backend/kpi/customers/ HTTP/x.y~Host: localhost                     | 400 | 400004
			GET /backend/kpi/customers/ HTTP/1.1~Host: localhost~Content-Length: -1  | 400 | 400004
			GET /backend/kpi/customers/ HTTP/1.1~Host: localhost~No colon at all     | 400 | 400004
			""")
	void whatNoReaderSendsIsRefusedInTheDocumentedShape(String head, int status, int code) throws IOException {
		String sent = head.replace("LARGE13000", "a".repeat(13_000)).replace("LARGE5000", "a".repeat(5000));
		try (RawConnection connection = api.connect()) {
			Received answer = connection.ask(sent.split("~", -1));
			assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
			assertThat(answer.json().at("/errors/error_code").intValue()).isEqualTo(code);
			assertThat(answer.json().at("/errors/hint").asString()).isNotBlank();
			assertThat(answer.headers().map()).containsKeys("referrer-policy", "x-content-type-options",
					"content-security-policy");
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@Test
	void headAndUrlJustWithinTheirBoundsAreTaken() throws IOException {
		try (RawConnection connection = api.connect()) {
			assertThat(connection
				.ask("GET /" + "a".repeat(4000) + " HTTP/1.1", "Host: localhost", "X-Large: " + "a".repeat(7900))
				.status()).isEqualTo(404);
		}
	}

}
