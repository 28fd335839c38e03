package io.tidemark.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Texts that break careless programs, in encodings that break careless decoders.
 */
final class HostileInput {

	/** What must never stand in a page: a tag or an attribute of ours. */
	static final String MARKER = "zqx";

	private static final List<String> VALUES = List.of("", " ", "0", "-1", "1", "2", "10000", "10001", "2147483648",
			"9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e9", "NaN", "0x10", "٣", "true",
			"null", "undefined", "[]", "{}", "0000-00-00", "-999999999-01-01", "+292278994-08-17", "+999999999-12-31",
			"2024-02-30", "2025-04-09", "2025-04-09.1", "2025-04-09.2147483648", "2025-04-09.-1", "9999-12-31",
			"+292278994-08-17.1", "-999999999-01-01.1", "0001-01-01", "2025-04-09T00:00:00Z", "EUR", "eur", "XXX",
			"month", "new", "json", "csv", "html", "xlsx", "JSON", "pdf", "Active", "active", "DIRECT", "NORTH",
			"x' or '1'='1", "x'; drop table snapshot; --", "x' union select version() --", "'||pg_sleep(9)||'", "\\",
			"'", "\"", "`", "%", "%s%n%x", "%00", "${1234567*3}", "#{1234567*3}", "<#assign a=1234567*3>${a}",
			"${\"freemarker.template.utility.Execute\"?new()(\"id\")}", "{{1234567*3}}", "<zqx onload=zqx(1)>",
			"\"><zqx>", "'><zqx a='", "\" zqx=\"1", "' zqx='1", "javascript:zqx", "</title><zqx>", "<!--<zqx>",
			"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "../../../../etc/passwd", "..\\..\\win.ini",
			"/etc/passwd", "file:///etc/passwd", "..;/", "%2e%2e%2f", "${jndi:ldap://127.0.0.1:1/a}",
			"${${lower:j}ndi:rmi://127.0.0.1:1/a}", "\r\nX-Injected: 1", "\r\n\r\n<zqx>", "\n", "\r", "\u0000",
			"a\u0000b", "\u0001\u0002\u001b[31m", "\u007f", "\u0085", "\u2028\u2029", "\ufeff", "\ufffe\uffff",
			"\u202egnp", "e\u0301".repeat(40), "🌊", "ß", "İ", "ﬀ", "א", "tdm_" + "A".repeat(43), "a".repeat(255),
			"a".repeat(3000), "9".repeat(400), "(".repeat(500), "&amp;", "a&b=c", "a;b", "a=b", "#", "?", "/", "//",
			"+", "*", "|", "~", "^");

	/** Bytes that are no UTF-8, or not the shortest. */
	private static final List<String> ENCODED = List.of("%", "%1", "%zz", "%%30%30", "%u0041", "%c0%80", "%c0%af",
			"%e0%80%af", "%f0%80%80%af", "%fc%80%80%80%80%af", "%ed%a0%80", "%ed%b0%80", "%ed%a0%bd%ed%b8%80", "%ff",
			"%fe%ff", "%80", "%c3", "%f4%90%80%80", "%25%32%35", "%252e%252e%252f", "%250d%250aX-Injected:%201",
			"%0d%0aX-Injected:%201", "%e5%98%8a%e5%98%8dX-Injected:%201", "%00", "%3czqx%3e", "%253czqx%253e", "%2F",
			"%5c", "%09", "%7f");

	private final Random random;

	HostileInput(Random random) {
		this.random = random;
	}

	<T> T one(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	int below(int bound) {
		return this.random.nextInt(bound);
	}

	/**
	 * Return a value as a URL may carry it, be it valid or not.
	 */
	String value() {
		return switch (this.random.nextInt(8)) {
			case 0 -> one(ENCODED);
			case 1 -> encode(encode(one(VALUES)));
			case 2 -> raw(one(VALUES));
			case 3 -> encode(one(VALUES)) + one(ENCODED);
			default -> encode(one(VALUES));
		};
	}

	/**
	 * Return a value that any client can put into a URL.
	 */
	String encodedValue() {
		return encode(one(VALUES));
	}

	/**
	 * Return a value for a header, which can't have line breaks.
	 */
	String headerValue() {
		return raw(one(VALUES));
	}

	/**
	 * Return random octets, as characters of ISO 8859-1.
	 */
	String octets(int length) {
		return this.random.ints(length, 0, 256)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static String raw(String value) {
		return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", "");
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
