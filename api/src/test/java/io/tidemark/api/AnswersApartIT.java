package io.tidemark.api;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer depends on the whole question: who asks first does not decide what the next
 * one gets.
 */
class AnswersApartIT {

	private static final String PATH = "/analytics/movements";

	@Test
	void eachOfAPairIsAnsweredAsByAColdServerInBothOrders() {
		PublishedStore store = RunningApi.shared().store();
		String[] settings = RunningApi.WITHOUT_LIMITS.toArray(String[]::new);
		List<Asking> askings = askings(store);
		int page = 1;
		try (RunningApi forwards = RunningApi.start(store, settings);
				RunningApi backwards = RunningApi.start(store, settings)) {
			for (Asking one : askings) {
				for (Asking other : askings.subList(askings.indexOf(one) + 1, askings.size())) {
					// Each pair has a question of its own, so that the first answer is cold.
					String size = Integer.toString(page++);
					Received cold = one.ask(forwards, size);
					Received after = other.ask(forwards, size);
					Received coldOther = other.ask(backwards, size);
					Received afterOther = one.ask(backwards, size);
					assertSame(one + " after " + other, afterOther, cold);
					assertSame(other + " after " + one, after, coldOther);
				}
			}
		}
	}

	private static void assertSame(String which, Received warm, Received cold) {
		assertThat(cold.status()).as(which).isEqualTo(200);
		assertThat(warm.lastingHeaders()).as(which).isEqualTo(cold.lastingHeaders());
		assertThat(warm.body()).as(which).isEqualTo(cold.body());
	}

	/**
	 * Questions that differ in one respect: key, where it stands, format, what asks for
	 * it, snapshot, spelling.
	 */
	private static List<Asking> askings(PublishedStore store) {
		String full = store.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read").secret().text();
		String second = store.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read").secret().text();
		String narrow = store.issue(PublishedStore.SEED_WORLD, "analytics:read").secret().text();
		String dealer = store.issueToDealer(PublishedStore.SEED_WORLD, "NORTH", "analytics:read").secret().text();
		String rival = store.issue(PublishedStore.RIVAL, "analytics:read").secret().text();
		return List.of(new Asking(full, "", ""), new Asking(full, "key=" + full, ""), new Asking("", "key=" + full, ""),
				new Asking("", "key=" + second, ""), new Asking(second, "", ""), new Asking(narrow, "", ""),
				new Asking(dealer, "", ""), new Asking(rival, "", ""), new Asking(full, "outputMode=csv", ""),
				new Asking("", "outputMode=csv&key=" + full, ""), new Asking("", "outputMode=csv&key=" + second, ""),
				new Asking("", "outputMode=xlsx&key=" + full, ""), new Asking(full, "outputMode=xlsx", ""),
				new Asking("", "outputMode=json&key=" + second, ""), new Asking(full, "", "text/csv"),
				new Asking(full, "", "text/html"), new Asking(full, "snapshot=2025-04-09.1", ""));
	}

	/**
	 * A way to ask for a page.
	 *
	 * @param bearer the key in the header, empty for none
	 * @param parameters more parameters
	 * @param accept the header Accept, empty for none
	 */
	private record Asking(String bearer, String parameters, String accept) {

		Received ask(RunningApi api, String size) {
			Caller caller = this.bearer.isEmpty() ? api.caller() : api.caller().withBearer(this.bearer);
			String path = PATH + "?page=1&itemsPerPage=" + size + (this.parameters.isEmpty() ? "" : "&")
					+ this.parameters;
			return this.accept.isEmpty() ? caller.get(path) : caller.get(path, "Accept", this.accept);
		}

	}

}
