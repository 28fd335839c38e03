package io.tidemark.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.tidemark.snapshot.ContentHash;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns contents into answers: in memory up to some megabytes, else in a temporary file.
 */
final class AnswerWriter {

	private static final int IN_MEMORY = 8 << 20;

	private static final int ETAG_DIGITS = 32;

	/** What is smaller fits one packet anyway. */
	private static final int WORTH_COMPRESSING = 1024;

	private AnswerWriter() {
	}

	static Answer write(Content content, List<Map.Entry<String, String>> headers) {
		DeferredFileOutputStream out = deferred();
		try {
			MessageDigest digest = ContentHash.sha256();
			content.write(new DigestOutputStream(out, digest));
			out.close();
			String etag = HexFormat.of().formatHex(digest.digest()).substring(0, ETAG_DIGITS);
			List<Map.Entry<String, String>> all = new ArrayList<>(headers);
			all.addAll(content.headers());
			if (!out.isInMemory()) {
				return new Answer(all, etag, ByteBuffer.allocate(0), null, out.getPath());
			}
			byte[] bytes = out.getData();
			return new Answer(all, etag, direct(bytes), gzip(content.mode(), bytes), null);
		}
		catch (IOException ex) {
			delete(out.getPath());
			throw new UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			delete(out.getPath());
			throw ex;
		}
	}

	private static DeferredFileOutputStream deferred() {
		return DeferredFileOutputStream.builder()
			.setThreshold(IN_MEMORY)
			.setPrefix("tidemark-answer")
			.setSuffix(".tmp")
			.get();
	}

	private static @Nullable ByteBuffer gzip(OutputMode mode, byte[] bytes) throws IOException {
		if (mode == OutputMode.XLSX || bytes.length < WORTH_COMPRESSING) {
			return null;
		}
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4);
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		return (compressed.size() < bytes.length) ? direct(compressed.toByteArray()) : null;
	}

	/**
	 * Copy bytes out of the heap, from where they can be sent without another copy.
	 */
	private static ByteBuffer direct(byte[] bytes) {
		return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
	}

	static void delete(@Nullable Path file) {
		try {
			if (file != null) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
