package io.tidemark.api;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer depends on the whole question: who asks first does not decide what the next
 * one gets.
 */
class AnswersApartIT {

	private static final String[] NO_HEADERS = {};

	/**
	 * Each pair has a question of its own, so that the first answer is cold: PAIR is the
	 * number of the pair.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/analytics/movements?page=1&itemsPerPage=PAIR",
			"/backend/kpi/customers/byDealer/?limit=PAIR", "/definitions/?" })
	void eachOfAPairIsAnsweredAsByAColdServerInBothOrders(String path) {
		PublishedStore store = RunningApi.shared().store();
		String[] settings = RunningApi.WITHOUT_LIMITS.toArray(String[]::new);
		List<Asking> askings = askings(store);
		// A page that is the same for all takes no snapshot, and minds no key.
		int refusal = path.startsWith("/definitions") ? 400 : 403;
		int pair = 1;
		try (RunningApi forwards = RunningApi.start(store, settings);
				RunningApi backwards = RunningApi.start(store, settings)) {
			for (Asking one : askings) {
				for (Asking other : askings.subList(askings.indexOf(one) + 1, askings.size())) {
					String asked = path.replace("PAIR", Integer.toString(pair++));
					Received cold = one.ask(forwards, asked);
					Received after = other.ask(forwards, asked);
					Received coldOther = other.ask(backwards, asked);
					Received afterOther = one.ask(backwards, asked);
					assertThat(cold.status()).as(one + ": " + cold).isIn(200, refusal);
					assertThat(coldOther.status()).as(other + ": " + coldOther).isIn(200, refusal);
					assertSame(one + " after " + other, afterOther, cold);
					assertSame(other + " after " + one, after, coldOther);
				}
			}
		}
	}

	private static void assertSame(String which, Received warm, Received cold) {
		assertThat(warm.status()).as(which).isEqualTo(cold.status());
		assertThat(warm.lastingHeaders()).as(which).isEqualTo(cold.lastingHeaders());
		assertThat(warm.body()).as(which).isEqualTo(cold.body());
	}

	/**
	 * Questions that differ in one respect: key, where it stands, what it may see,
	 * format, what asks for it, snapshot, coding, host, spelling.
	 */
	private static List<Asking> askings(PublishedStore store) {
		String full = secret(store, PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
		String second = secret(store, PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
		String narrow = secret(store, PublishedStore.SEED_WORLD, "analytics:read", "kpi:customers");
		String rival = secret(store, PublishedStore.RIVAL, "analytics:read", "kpi:customers");
		String north = store.issueToDealer(PublishedStore.SEED_WORLD, "NORTH", "analytics:read", "kpi:*")
			.secret()
			.text();
		String south = store.issueToDealer(PublishedStore.SEED_WORLD, "SOUTH", "analytics:read", "kpi:*")
			.secret()
			.text();
		List<Asking> askings = new ArrayList<>();
		for (String bearer : new String[] { full, second, narrow, rival, north, south }) {
			askings.add(new Asking(bearer, "", NO_HEADERS));
			askings.add(new Asking("", "key=" + bearer, NO_HEADERS));
		}
		for (String more : new String[] { "key=" + full, "outputMode=csv", "outputMode=xlsx", "snapshot=2025-04-09.1",
				"asOf=2100-01-01", "&&" }) {
			askings.add(new Asking(full, more, NO_HEADERS));
		}
		for (String mode : new String[] { "csv", "xlsx", "json" }) {
			askings.add(new Asking("", "outputMode=" + mode + "&key=" + full, NO_HEADERS));
			askings.add(new Asking("", "outputMode=" + mode + "&key=" + second, NO_HEADERS));
		}
		askings.add(new Asking(full, "", "Accept", "text/csv"));
		askings.add(new Asking(full, "", "Accept", "text/html"));
		askings.add(new Asking(full, "", "Accept-Encoding", "gzip"));
		askings.add(new Asking(full, "outputMode=csv", "Accept-Encoding", "gzip"));
		askings.add(new Asking(full, "outputMode=html", "X-Forwarded-Host", "evil.example"));
		askings.add(new Asking("", "key=" + full, "Forwarded", "host=evil.example;proto=https"));
		return askings;
	}

	private static String secret(PublishedStore store, String tenant, String... permissions) {
		return store.issue(tenant, permissions).secret().text();
	}

	/**
	 * A way to ask.
	 *
	 * @param bearer the key in the header, empty for none
	 * @param parameters more parameters
	 * @param headers more headers
	 */
	private record Asking(String bearer, String parameters, String... headers) {

		Received ask(RunningApi api, String path) {
			Caller caller = this.bearer.isEmpty() ? api.caller() : api.caller().withBearer(this.bearer);
			return caller.get(path + (this.parameters.isEmpty() ? "" : "&") + this.parameters, this.headers);
		}

		@Override
		public String toString() {
			return this.parameters + String.join(" ", this.headers);
		}

	}

}
