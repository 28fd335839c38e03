package io.tidemark.jobs.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import io.tidemark.snapshot.ContentHash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.MinimalPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the rows of one chunk, hashing and deflating them on the way. The counterpart of
 * {@link io.tidemark.snapshot.ChunkContent}.
 */
final class ChunkWriter {

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.defaultPrettyPrinter(new MinimalPrettyPrinter("\n"))
		.build();

	private final ByteArrayOutputStream deflated = new ByteArrayOutputStream();

	private final MessageDigest digest = ContentHash.sha256();

	private final OutputStream content = new DigestOutputStream(
			new DeflaterOutputStream(this.deflated, new Deflater(Deflater.BEST_SPEED)), this.digest);

	private final JsonGenerator json = JSON.writerWithDefaultPrettyPrinter().createGenerator(this.content);

	private long rows = -1;

	ChunkWriter(List<String> columns) {
		write(columns);
	}

	void write(List<? extends @Nullable String> row) {
		this.json.writeStartArray();
		for (String value : row) {
			if (value != null) {
				this.json.writeString(value);
			}
			else {
				this.json.writeNull();
			}
		}
		this.json.writeEndArray();
		this.rows++;
	}

	/**
	 * Finish the chunk.
	 */
	Chunk finish() {
		try {
			this.json.close();
			this.content.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Chunk(ContentHash.of(this.digest.digest()), this.rows, this.deflated.toByteArray());
	}

	/**
	 * A finished chunk.
	 */
	record Chunk(ContentHash hash, long rowCount, byte[] deflated) {
	}

}
