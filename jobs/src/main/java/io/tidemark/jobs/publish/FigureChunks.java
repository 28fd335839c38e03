package io.tidemark.jobs.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import io.tidemark.catalogue.StoredFigure;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.ContentHash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.MinimalPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a figure from the warehouse in its one total order and cuts it into chunks, which
 * are hashed and deflated on the way. The counterpart of
 * {@link io.tidemark.snapshot.ChunkContent}.
 */
final class FigureChunks {

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
		.defaultPrettyPrinter(new MinimalPrettyPrinter("\n"))
		.build();

	/** The hyphen and two digits that a month has after its year. */
	private static final int MONTH = 3;

	private FigureChunks() {
	}

	static void read(Warehouse warehouse, StoredFigure figure, BiConsumer<String, Chunk> chunks) {
		warehouse.scan("select * from " + figure.name() + " order by all",
				(result) -> read(result, figure.month(), chunks));
	}

	private static void read(ResultSet result, @Nullable String day, BiConsumer<String, Chunk> chunks)
			throws SQLException {
		int dayColumn = (day != null) ? result.findColumn(day) : 0;
		String part = ChunkRef.ALL;
		ChunkWriter writer = (day == null) ? new ChunkWriter(result) : null;
		while (result.next()) {
			String rowPart = (day != null) ? month(result.getString(dayColumn)) : ChunkRef.ALL;
			if (writer == null || !rowPart.equals(part)) {
				if (writer != null) {
					chunks.accept(part, writer.finish());
				}
				writer = new ChunkWriter(result);
				part = rowPart;
			}
			writer.writeRow();
		}
		if (writer != null) {
			chunks.accept(part, writer.finish());
		}
	}

	private static String month(@Nullable String day) {
		return (day != null) ? day.substring(0, Math.min(day.length(), day.indexOf('-', 1) + MONTH)) : ChunkRef.ALL;
	}

	/**
	 * A finished chunk.
	 */
	record Chunk(ContentHash hash, long rowCount, byte[] deflated) {
	}

	/**
	 * Writes one chunk: the names of the columns, and the rows that a result stands at.
	 */
	private static final class ChunkWriter {

		private final ByteArrayOutputStream deflated = new ByteArrayOutputStream();

		private final MessageDigest digest = ContentHash.sha256();

		private final OutputStream content = new DigestOutputStream(
				new DeflaterOutputStream(this.deflated, new Deflater(Deflater.BEST_SPEED)), this.digest);

		private final JsonGenerator json = JSON.writerWithDefaultPrettyPrinter().createGenerator(this.content);

		private final ResultSet result;

		private final int columns;

		private long rows;

		ChunkWriter(ResultSet result) throws SQLException {
			this.result = result;
			this.columns = result.getMetaData().getColumnCount();
			this.json.writeStartArray();
			for (int column = 1; column <= this.columns; column++) {
				this.json.writeString(result.getMetaData().getColumnName(column));
			}
			this.json.writeEndArray();
		}

		void writeRow() throws SQLException {
			this.json.writeStartArray();
			for (int column = 1; column <= this.columns; column++) {
				// Writes null for null.
				this.json.writeString(this.result.getString(column));
			}
			this.json.writeEndArray();
			this.rows++;
		}

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

	}

}
