package io.tidemark.api.answer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

import io.tidemark.api.security.Credentials;
import io.tidemark.figure.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Writes the links of an answer. Those of a page have no key; those for a program have
 * the one of its own URL.
 *
 * @param keyInUrl the key of a program's URL, null if it has none
 */
public record Links(@Nullable String keyInUrl) {

	/**
	 * Write a link, relative to the host.
	 */
	public String to(String path, Map<String, String> parameters) {
		Map<String, String> all = new TreeMap<>(parameters);
		if (this.keyInUrl != null) {
			all.put(Credentials.PARAMETER, this.keyInUrl);
		}
		StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
		all.forEach((name, text) -> Parameters.split(name, text)
			.forEach((value) -> query.add(encode(name) + "=" + encode(value))));
		return path + query;
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
