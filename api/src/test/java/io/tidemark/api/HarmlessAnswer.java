package io.tidemark.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Demands of an answer that it harms nobody and tells nothing of the inside.
 */
final class HarmlessAnswer {

	private static final Set<Integer> STATUSES = Set.of(100, 200, 204, 303, 304, 400, 401, 403, 404, 405, 413, 414, 417,
			501, 505);

	private static final Set<String> HEADERS = Set.of("access-control-allow-headers", "access-control-allow-methods",
			"access-control-allow-origin", "access-control-expose-headers", "access-control-max-age", "allow",
			"cache-control", "clear-site-data", "connection", "content-disposition", "content-encoding",
			"content-length", "content-security-policy", "content-type", "date", "etag", "keep-alive", "last-modified",
			"link", "location", "referrer-policy", "retry-after", "set-cookie", "transfer-encoding", "vary",
			"www-authenticate", "x-content-type-options", "x-data-as-of", "x-ratelimit-limit", "x-ratelimit-remaining",
			"x-ratelimit-reset", "x-snapshot-version", "x-warning");

	/** What only a fault of the server brings to light; no request of ours has it. */
	private static final List<String> INSIDES = List.of("Exception", "\tat ", "io.tidemark.", "org.springframework",
			"org.postgresql", "java.lang", "java.util", "freemarker.core", "org.apache", "Tomcat", "Whitelabel",
			"jdbc:", "PSQL", "PostgreSQL 1", "find_snapshot", "tidemark_reader", "root:x:0", "uid=", "/target/",
			"tidemark-api-test", "3703701");

	private HarmlessAnswer() {
	}

	/**
	 * Check an answer.
	 * @throws AssertionError if it does harm
	 */
	static void check(Received answer) {
		assertThat(answer.status()).isIn(STATUSES);
		if (answer.status() == 100) {
			return;
		}
		assertThat(HEADERS).containsAll(answer.headers().map().keySet());
		assertThat(answer.require("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.require("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(answer.require("Content-Security-Policy")).startsWith("default-src 'none';");
		String text = "gzip".equals(answer.header("Content-Encoding")) ? unzipped(answer) : answer.text();
		assertThat(answer.headers().map() + text).doesNotContain(INSIDES);
		if (answer.body().length > 0) {
			checkBody(answer.status(), answer.require("Content-Type"), text);
		}
	}

	private static void checkBody(int status, String type, String text) {
		switch (type.replaceAll(";.*", "")) {
			case "application/json" -> checkJson(status, JsonMapper.shared().readTree(text));
			case "text/html" -> checkPage(status, text);
			default -> {
				if (status >= 400) {
					assertThat(type).isEqualTo("text/plain;charset=UTF-8");
					assertThat(text.lines()).hasSize(3);
					assertThat(text).startsWith("Error: ").contains("\nError Code: ", "\nHint: ");
				}
			}
		}
	}

	private static void checkJson(int status, JsonNode json) {
		if (status >= 400) {
			assertThat(json.propertyNames()).containsExactly("errors");
			assertThat(json.get("errors").propertyNames()).containsExactly("error", "error_code", "hint");
			assertThat(json.at("/errors/error_code").isInt()).isTrue();
		}
	}

	private static void checkPage(int status, String text) {
		String marker = HostileInput.MARKER;
		String page = text.replaceAll("<script src=\"/assets/[0-9a-f]+/[A-Za-z/.]+\\.js\" defer></script>", "");
		assertThat(page).startsWith("<!DOCTYPE html>")
			.doesNotContain("<script", "<" + marker, "\" " + marker, "' " + marker, "href=\"javascript:");
		if (status >= 400) {
			assertThat(text).contains("<p>Error: ", "<p>Error Code: ", "<p>Hint: ");
		}
	}

	private static String unzipped(Received answer) {
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
