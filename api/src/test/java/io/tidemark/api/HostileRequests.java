package io.tidemark.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes requests that no honest caller sends, the same ones for the same seed.
 */
final class HostileRequests {

	private static final List<String> PATHS = List.of("/", "/backend/kpi/customers/",
			"/backend/kpi/customers/byStatus/", "/backend/kpi/numbers/byType", "/backend/kpi/features/charges/",
			"/backend/kpi/invoices/byMonth/", "/backend/kpi/invoices/aging/", "/backend/kpi/invoices/breakdowns/",
			"/backend/kpi/customers/summary/history/", "/backend/kpi/invoices/byDealer/history",
			"/analytics/subscription-revenue", "/analytics/subscription-metrics/", "/analytics/movements",
			"/analytics/restatements/", "/snapshots/", "/snapshots/2025-04-09.1/", "/definitions/", "/openapi.json",
			"/actuator", "/actuator/health", "/actuator/health/status", "/actuator/health/liveness", "/actuator/info",
			"/actuator/prometheus", "/actuator/env", "/favicon.ico");

	private static final List<String> PARAMETERS = List.of("status", "type", "dealerCode", "dateFrom", "dateTo",
			"idAfter", "limit", "page", "itemsPerPage", "currency", "interval", "movement", "asOf", "snapshot",
			"outputMode", "key");

	/** Questions at and past the bounds of what the store knows. */
	private static final List<String> BOUNDS = List.of("snapshot=%2B292278994-08-17.1", "snapshot=-999999999-01-01.1",
			"snapshot=2025-04-09.2147483647", "asOf=9999-12-31", "asOf=%2B292278994-08-17", "asOf=0001-01-01",
			"dateFrom=0001-01-01&dateTo=9999-12-31", "idAfter=9223372036854775807&limit=10000",
			"page=2147483647&itemsPerPage=10000");

	private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE",
			"CONNECT", "get", "GETT", "PROPFIND", "G(T", "PRI", "");

	private static final List<String> VERSIONS = List.of("HTTP/1.0", "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/3.0",
			"HTTP/11.1", "HTTP/1.", "http/1.1", "HTTP/1.1 x", "ICY/1.1", "");

	private static final List<String> TARGETS = List.of("*", "http://localhost",
			"http://localhost/backend/kpi/customers/", "http://user:password@localhost:99999/", "http://[::1",
			"ftp://localhost/snapshots/", "//zqx.example/", "mailto:x", "localhost:443", "x", "?", "#", "/#x", "/\\zqx",
			"////", "/./../..", "/;/", "http:", ":", "http://");

	private static final List<String> HEADERS = List.of("Accept", "Accept-Encoding", "Authorization", "Connection",
			"Content-Length", "Content-Type", "Cookie", "Expect", "Forwarded", "Host", "If-Match", "If-Modified-Since",
			"If-None-Match", "If-Range", "Keep-Alive", "Origin", "Range", "Referer", "TE", "Trailer",
			"Transfer-Encoding", "Upgrade", "User-Agent", "Via", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Proto", "X-HTTP-Method-Override", "X-Original-URL");

	private static final List<String> LINES = List.of("Accept: text/html", "Accept: text/csv", "Accept: a/b/c, */*;q=9",
			"Accept: text/html;q=NaN", "Accept: application/xml", "Accept: text/html;a=\"", "Accept-Encoding: gzip;q=0",
			"Accept-Encoding: gzip", "Authorization: Bearer", "Authorization: Basic Og==", "Authorization: Bearer x",
			"Connection: close",
			"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
			"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA",
			"Content-Length: 0", "Content-Length: 5", "Content-Length: +5", "Content-Length: -1", "Content-Length: 0x5",
			"Content-Length: 0\r\nContent-Length: 44", "Content-Length: 99999999999999999999", "Content-Length: 4, 4",
			"Transfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 4",
			"Transfer-Encoding: identity", "Transfer-Encoding: gzip", "Transfer-Encoding: xchunked",
			"Transfer-Encoding : chunked", "Transfer-Encoding:\u000bchunked", "X: y\r\n Transfer-Encoding: chunked",
			"Expect: 100-continue", "Expect: nonsense", "Host: a\r\nHost: b", "Host: a b", "Host: localhost:abc",
			"Host: localhost:99999999999", "Host: [::1", "Host: <zqx>", "Host: ${jndi:ldap://127.0.0.1:1/a}",
			"If-None-Match: *", "If-None-Match: W/\"", "Range: bytes=0-1", "Range: bytes=-99999999999999999999",
			"X-Forwarded-For: 127.0.0.1", "Bad Header: x", ": x", "NoColon", "X\u0000Y: z", "X: a\u0000b", "X: \r y",
			"X: \u0080\u00ff");

	private final HostileInput input;

	private final List<String> keys;

	/**
	 * Create a source of requests.
	 * @param seed which ones
	 * @param keys valid keys of all kinds
	 */
	HostileRequests(long seed, List<String> keys) {
		this.input = new HostileInput(new Random(seed));
		this.keys = Stream.concat(keys.stream(), Stream.of("tdm_" + "x".repeat(43))).toList();
	}

	/**
	 * Return a path and query that any client can ask for.
	 */
	String nextUri() {
		return path(this.input.encodedValue()) + query(this.input.encodedValue(), this.input.encodedValue());
	}

	/**
	 * Return the key of the next request, empty for none.
	 */
	String nextKey() {
		return this.input.chance(15) ? "" : this.input.one(this.keys);
	}

	/**
	 * Return the octets of a request, as characters of ISO 8859-1.
	 */
	String nextOctets() {
		return switch (this.input.below(40)) {
			case 0 -> this.input.octets(1 + this.input.below(300)) + "\r\n\r\n";
			case 1 -> "GET " + path("") + "\r\n\r\n";
			case 2 -> "\r\n".repeat(this.input.below(20)) + head();
			case 3 -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
			case 4 -> head().replace("\r\n", "\n");
			case 5 -> head() + this.input.one(List.of("0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "hello", "\0"));
			default -> head();
		};
	}

	private String head() {
		String method = this.input.chance(80) ? "GET" : this.input.one(METHODS);
		String version = this.input.chance(92) ? "HTTP/1.1" : this.input.one(VERSIONS);
		List<String> lines = new ArrayList<>(List.of(method + " " + target() + " " + version));
		if (this.input.chance(95)) {
			lines.add("Host: localhost");
		}
		String key = nextKey();
		if (!key.isEmpty() && this.input.chance(80)) {
			lines.add("Authorization: Bearer " + key);
		}
		for (int count = this.input.chance(60) ? 0 : 1 + this.input.below(2); count > 0; count--) {
			lines.add(this.input.chance(50) ? this.input.one(LINES)
					: this.input.one(HEADERS) + ": " + this.input.headerValue());
		}
		if (this.input.chance(1)) {
			lines.add("X: " + "y".repeat(this.input.below(20_000)));
		}
		return String.join("\r\n", lines) + "\r\n\r\n";
	}

	private String target() {
		if (this.input.chance(4)) {
			return this.input.one(TARGETS);
		}
		String target = path(this.input.value()) + query(this.input.value(), this.input.value());
		// A space ends the target, so that most were no more than malformed.
		return this.input.chance(95) ? target.replace(" ", "%20") : target;
	}

	private String path(String value) {
		String path = this.input.one(PATHS);
		if (this.input.chance(20)) {
			int slash = path.indexOf('/', 1 + this.input.below(path.length()));
			return (slash < 0) ? path + value : path.substring(0, slash + 1) + value + path.substring(slash);
		}
		return path;
	}

	private String query(String... values) {
		List<String> pairs = new ArrayList<>();
		for (String value : values) {
			if (this.input.chance(50)) {
				String name = this.input.chance(85) ? this.input.one(PARAMETERS) : value;
				pairs.add(this.input.chance(95) ? name + "=" + value : name);
			}
		}
		if (this.input.chance(10)) {
			pairs.add("key=" + this.input.one(this.keys));
		}
		if (this.input.chance(10)) {
			pairs.add(this.input.one(BOUNDS));
		}
		if (this.input.chance(30)) {
			pairs.add("outputMode=" + this.input.one(List.of("json", "csv", "html", "html", "xlsx")));
		}
		return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
	}

}
