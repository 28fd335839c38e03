package io.tidemark.api.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.tidemark.snapshot.ContentHash;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;

/**
 * The bytes of an answer, ready to be sent again and again.
 *
 * @param headers the headers that are the same each time
 * @param etag the strong validator of the bytes, without quotes
 * @param body the bytes
 * @param gzip the bytes compressed, null if that would not make them smaller
 */
record Answer(List<Map.Entry<String, String>> headers, String etag, byte[] body, byte @Nullable [] gzip) {

	private static final int ETAG_DIGITS = 32;

	private static final String GZIP_SUFFIX = "-gzip";

	/** What is smaller fits one packet anyway. */
	private static final int WORTH_COMPRESSING = 1024;

	/** About what headers and key take. */
	private static final int OVERHEAD = 2048;

	static Answer of(List<Map.Entry<String, String>> headers, OutputMode mode, byte[] bytes) throws IOException {
		return new Answer(headers, etag(bytes), bytes, gzip(mode, bytes));
	}

	/**
	 * Return a strong validator of what some bytes say.
	 */
	static String etag(byte[] bytes) {
		return HexFormat.of().formatHex(ContentHash.sha256().digest(bytes)).substring(0, ETAG_DIGITS);
	}

	private static byte @Nullable [] gzip(OutputMode mode, byte[] bytes) throws IOException {
		if (mode == OutputMode.XLSX || bytes.length < WORTH_COMPRESSING) {
			return null;
		}
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4);
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		return (compressed.size() < bytes.length) ? compressed.toByteArray() : null;
	}

	/**
	 * Return the bytes for a caller.
	 * @param isGzip whether they may be compressed
	 */
	byte[] bytes(boolean isGzip) {
		return (isGzip && this.gzip != null) ? this.gzip : this.body;
	}

	String quotedEtag(boolean isGzip) {
		return '"' + this.etag + ((isGzip && this.gzip != null) ? GZIP_SUFFIX : "") + '"';
	}

	int weight() {
		return OVERHEAD + this.body.length + ((this.gzip != null) ? this.gzip.length : 0);
	}

	/**
	 * Return whether a caller has some bytes already, compressed or not.
	 */
	static boolean isKnown(String etag, HttpServletRequest request) {
		return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH))
			.stream()
			.anyMatch((line) -> line.strip().equals("*") || line.contains('"' + etag + '"')
					|| line.contains('"' + etag + GZIP_SUFFIX + '"'));
	}

	/**
	 * Return whether {@code gzip}, or else any coding, has a weight above zero.
	 * @param accepted the headers {@code Accept-Encoding}
	 */
	static boolean isGzipWelcome(List<String> accepted) {
		boolean isAnyWelcome = false;
		for (String range : StringUtils.commaDelimitedListToStringArray(String.join(",", accepted))) {
			String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
			boolean isWelcome = parts.length < 2 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?");
			if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
				return isWelcome;
			}
			isAnyWelcome |= parts[0].equals("*") && isWelcome;
		}
		return isAnyWelcome;
	}

}
