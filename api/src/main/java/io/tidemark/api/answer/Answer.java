package io.tidemark.api.answer;

import java.util.Enumeration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The bytes of an answer, ready to be sent again and again.
 *
 * @param headers the headers that are the same each time
 * @param etag the strong validator of the bytes, without quotes
 * @param body the bytes
 * @param gzip the bytes compressed, null if that would not make them smaller
 */
record Answer(List<Map.Entry<String, String>> headers, String etag, byte[] body, byte @Nullable [] gzip) {

	private static final String GZIP_SUFFIX = "-gzip";

	/** About what headers and key take. */
	private static final int OVERHEAD = 2048;

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

	boolean isKnownTo(HttpServletRequest request) {
		return isKnown(this.etag, request);
	}

	/**
	 * Return whether a caller has some bytes already, compressed or not.
	 */
	static boolean isKnown(String etag, HttpServletRequest request) {
		Enumeration<String> known = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
		while (known.hasMoreElements()) {
			String line = known.nextElement();
			if (line.strip().equals("*") || line.contains('"' + etag + '"')
					|| line.contains('"' + etag + GZIP_SUFFIX + '"')) {
				return true;
			}
		}
		return false;
	}

	int weight() {
		return OVERHEAD + this.body.length + ((this.gzip != null) ? this.gzip.length : 0);
	}

}
