package io.tidemark.api.http;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

import io.tidemark.api.key.RateLimit;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.snapshot.Snapshot;

/**
 * The headers that answers have whatever they tell.
 */
final class StandardHeaders {

	private static final String NO_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

	private static final Map.Entry<String, String> NO_GUESSING = Map.entry("X-Content-Type-Options", "nosniff");

	private static final Map.Entry<String, String> NO_REFERRER = Map.entry("Referrer-Policy", "no-referrer");

	private StandardHeaders() {
	}

	/**
	 * The headers of what tells no figures: health, metrics, and which methods there are.
	 */
	static List<Map.Entry<String, String>> ofOperations() {
		return List.of(NO_GUESSING, NO_REFERRER, Map.entry("Content-Security-Policy", NO_CONTENT_POLICY));
	}

	/**
	 * The headers of what is told of a snapshot.
	 */
	static List<Map.Entry<String, String>> of(Snapshot snapshot, OutputMode mode) {
		List<Map.Entry<String, String>> headers = new ArrayList<>(of(mode.contentType(), mode));
		headers.add(Map.entry("X-Snapshot-Version", snapshot.version().toString()));
		headers.add(Map.entry("X-Data-As-Of", snapshot.dataAsOf().toString()));
		headers.add(Map.entry("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME
			.format(Objects.requireNonNull(snapshot.publishedAt()).atOffset(ZoneOffset.UTC))));
		headers.add(Map.entry("Cache-Control", "private, no-cache"));
		return headers;
	}

	/**
	 * The headers of a page that is the same for all.
	 */
	static List<Map.Entry<String, String>> ofPage(OutputMode mode) {
		List<Map.Entry<String, String>> headers = new ArrayList<>(of(mode.contentType(), mode));
		headers.add(Map.entry("Cache-Control", "private, no-cache"));
		return headers;
	}

	/**
	 * The headers of an error, which is not to be kept.
	 */
	static List<Map.Entry<String, String>> ofProblem(String contentType, OutputMode mode) {
		List<Map.Entry<String, String>> headers = new ArrayList<>(of(contentType, mode));
		headers.add(Map.entry("Cache-Control", "no-store"));
		return headers;
	}

	/**
	 * The headers of anything: no guessing of types, no referrer, nothing but our style.
	 * Any origin may read it, for nothing is answered by who the browser is, only by the
	 * key that the page shows.
	 */
	private static List<Map.Entry<String, String>> of(String contentType, OutputMode mode) {
		return List.of(Map.entry("Content-Type", contentType), NO_GUESSING, NO_REFERRER,
				Map.entry("Content-Security-Policy",
						(mode == OutputMode.HTML) ? HtmlReport.contentSecurityPolicy() : NO_CONTENT_POLICY),
				Map.entry("Vary", "Accept, Accept-Encoding, Authorization"),
				Map.entry("Access-Control-Allow-Origin", "*"), Map.entry("Access-Control-Expose-Headers", "*"));
	}

	/**
	 * Write what is left of a caller's limit.
	 */
	static void limit(RateLimit limit, BiConsumer<String, String> headers) {
		headers.accept("X-RateLimit-Limit", Long.toString(limit.limit()));
		headers.accept("X-RateLimit-Remaining", Long.toString(limit.remaining()));
		headers.accept("X-RateLimit-Reset", Long.toString(limit.resetSeconds()));
		if (limit.isExceeded()) {
			headers.accept("Retry-After", Long.toString(limit.retrySeconds()));
		}
	}

}
