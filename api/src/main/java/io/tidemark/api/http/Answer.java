package io.tidemark.api.http;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, ready to be sent again and again, or a file to be sent once.
 *
 * @param headers the headers that are the same each time
 * @param etag the strong validator of the bytes, without quotes
 * @param body the bytes; empty if they are in the file
 * @param gzip the bytes compressed, null if that would not make them smaller
 * @param file the file, to be deleted when it was sent; null if the bytes are in memory
 */
public record Answer(List<Map.Entry<String, String>> headers, String etag, ByteBuffer body, @Nullable ByteBuffer gzip,
		@Nullable Path file) {

	private static final String GZIP_SUFFIX = "-gzip";

	private static final int HEADER_BYTES = 1024;

	public Answer {
		headers = List.copyOf(headers);
		body = body.asReadOnlyBuffer();
		gzip = (gzip != null) ? gzip.asReadOnlyBuffer() : null;
	}

	ByteBuffer bytes(boolean isGzip) {
		ByteBuffer bytes = (isGzip && this.gzip != null) ? this.gzip : this.body;
		return bytes.duplicate();
	}

	String quotedEtag(boolean isGzip) {
		return (isGzip && this.gzip != null) ? '"' + this.etag + GZIP_SUFFIX + '"' : '"' + this.etag + '"';
	}

	/**
	 * Return whether a caller has these bytes already.
	 * @param ifNoneMatch the header {@code If-None-Match}, null if there is none
	 */
	boolean isKnown(@Nullable String ifNoneMatch) {
		return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains('"' + this.etag + '"')
				|| ifNoneMatch.contains('"' + this.etag + GZIP_SUFFIX + '"'));
	}

	/**
	 * Return how many bytes are sent.
	 */
	long length(boolean isGzip) {
		return (this.file != null) ? this.file.toFile().length() : bytes(isGzip).remaining();
	}

	/**
	 * Delete the file, if there is one.
	 */
	void discard() {
		AnswerWriter.delete(this.file);
	}

	int weight() {
		return HEADER_BYTES + this.body.capacity() + ((this.gzip != null) ? this.gzip.capacity() : 0);
	}

}
