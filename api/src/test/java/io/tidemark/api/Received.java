package io.tidemark.api;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as it came over the wire.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the bytes
 */
record Received(int status, HttpHeaders headers, byte[] body) {

	/** What differs from one answer to the next of the same bytes. */
	private static final Set<String> OF_THE_MOMENT = Set.of("date", "x-ratelimit-remaining",
			"x-ratelimit-reset");

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	JsonNode json() {
		return JsonMapper.shared().readTree(this.body);
	}

	@Nullable String header(String name) {
		return this.headers.firstValue(name).orElse(null);
	}

	/**
	 * Return the value of a header that there must be.
	 */
	String require(String name) {
		return this.headers.firstValue(name)
			.orElseThrow(() -> new AssertionError("No header %s among %s".formatted(name, this.headers.map())));
	}

	/**
	 * Return all headers but those that count requests.
	 */
	Map<String, List<String>> lastingHeaders() {
		Map<String, List<String>> lasting = new TreeMap<>();
		this.headers.map().forEach((name, values) -> {
			if (!OF_THE_MOMENT.contains(name.toLowerCase(Locale.ROOT))) {
				lasting.put(name.toLowerCase(Locale.ROOT), values);
			}
		});
		return lasting;
	}

	/**
	 * Return the answer as a test is to show it that did not expect it.
	 */
	@Override
	public String toString() {
		return this.status + " " + this.headers.map() + "\n" + text();
	}

}
