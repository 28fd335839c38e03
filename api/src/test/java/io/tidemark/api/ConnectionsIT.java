package io.tidemark.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections are used as HTTP/1 allows: one after the other, many at once, or once.
 */
class ConnectionsIT {

	private static final String ANY = "/backend/kpi/customers/";

	private static RunningApi api;

	private static Caller caller;

	@BeforeAll
	static void issueKey() {
		api = RunningApi.shared();
		caller = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 20 })
	void pipelinedRequestsAreAnsweredInOrder(int warmEvery) throws IOException {
		List<String> paths = paths(20);
		List<Received> expected = paths.stream().map(caller::get).toList();
		Caller fresh = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
		StringBuilder requests = new StringBuilder();
		for (int index = 0; index < paths.size(); index++) {
			if (warmEvery > 0 && index % warmEvery == 0) {
				fresh.get(paths.get(index));
			}
			requests.append(request(fresh, paths.get(index), "HTTP/1.1", ""));
		}
		try (RawConnection connection = api.connect()) {
			for (int round = 0; round < 2; round++) {
				connection.send(requests.toString());
				for (Received one : expected) {
					Received answer = connection.receive();
					assertThat(answer.status()).isEqualTo(one.status());
					assertThat(answer.text()).isEqualTo(one.text());
				}
			}
		}
	}

	/**
	 * Questions with answers that all differ, an error among them.
	 */
	private static List<String> paths(int count) {
		List<String> paths = new ArrayList<>(List.of("/backend/kpi/x/", "/analytics/subscription-revenue"));
		for (int day = 1; paths.size() < count; day++) {
			paths.add("/analytics/subscription-revenue?currency=GBP&dateTo=2025-01-%s%s".formatted(day / 10, day % 10));
		}
		return paths;
	}

	@Test
	void pipelinedRequestsArriveInPieces() throws IOException {
		String request = request(caller, ANY, "HTTP/1.1", "");
		caller.get(ANY);
		String three = request.repeat(3);
		try (RawConnection connection = api.connect()) {
			int half = three.length() / 2;
			connection.send(three.substring(0, half));
			assertThat(connection.receive().status()).isEqualTo(200);
			connection.send(three.substring(half));
			assertThat(connection.receive().status()).isEqualTo(200);
			assertThat(connection.receive().text()).isEqualTo(caller.get(ANY).text());
		}
	}

	@Test
	void connectionIsKeptUntilTheCallerSaysClose() throws IOException {
		try (RawConnection connection = api.connect()) {
			for (int time = 0; time < 3; time++) {
				connection.send(request(caller, ANY, "HTTP/1.1", ""));
				assertThat(connection.receive().status()).isEqualTo(200);
			}
			connection.send(request(caller, ANY, "HTTP/1.1", "Connection: close\r\n"));
			assertThat(connection.receive().text()).isEqualTo(caller.get(ANY).text());
			assertThat(connection.isClosed()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Connection: keep-alive\r\n" })
	void oldHttpIsAnsweredOnceAndTheConnectionClosed(String headers) throws IOException {
		for (int time = 0; time < 2; time++) {
			try (RawConnection connection = api.connect()) {
				connection.send(request(caller, ANY, "HTTP/1.0", headers));
				Received answer = connection.receive();
				assertThat(answer.text()).isEqualTo(caller.get(ANY).text());
				assertThat(answer.header("Connection")).isNotEqualTo("keep-alive");
				assertThat(connection.isClosed()).isTrue();
			}
		}
	}

	@Test
	void idleConnectionsDoNotBlockOthers() throws IOException {
		List<RawConnection> idle = new ArrayList<>();
		try {
			for (int count = 0; count < 300; count++) {
				RawConnection connection = api.connect();
				connection.send((count % 2 == 0) ? "GET /backend/kpi" : "");
				idle.add(connection);
			}
			long started = System.nanoTime();
			assertThat(caller.get(ANY + "?limit=77").status()).isEqualTo(200);
			assertThat(System.nanoTime() - started).isLessThan(3_000_000_000L);
		}
		finally {
			for (RawConnection connection : idle) {
				connection.close();
			}
		}
	}

	private static String request(Caller who, String path, String version, String headers) {
		return "GET %s %s\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n".formatted(path, version,
				who.secret(), headers);
	}

}
