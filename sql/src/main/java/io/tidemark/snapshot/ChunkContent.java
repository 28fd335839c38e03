package io.tidemark.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a chunk: the columns' names, then one JSON array of strings and nulls per
 * row, each in a line of its own.
 */
public record ChunkContent(List<String> columns, List<@Nullable String[]> rows) {

	private static final JsonMapper JSON = JsonMapper.shared();

	/**
	 * Read the content of a chunk as the store has it.
	 * @param stored deflated rows, then the differences that lead from them to its own
	 */
	public static ChunkContent read(List<byte[]> stored) {
		try (JsonParser parser = JSON.createParser(content(stored))) {
			List<@Nullable String[]> lines = new ArrayList<>();
			int width = 0;
			while (parser.nextToken() == JsonToken.START_ARRAY) {
				@Nullable String[] line = readLine(parser, width);
				width = line.length;
				lines.add(line);
			}
			List<String> columns = Stream.of(lines.remove(0)).map(String::valueOf).toList();
			return new ChunkContent(columns, lines);
		}
	}

	private static @Nullable String[] readLine(JsonParser parser, int width) {
		List<@Nullable String> values = new ArrayList<>(width);
		JsonToken token = parser.nextToken();
		while (token != JsonToken.END_ARRAY) {
			values.add((token == JsonToken.VALUE_NULL) ? null : parser.getString());
			token = parser.nextToken();
		}
		return values.toArray(new @Nullable String[0]);
	}

	/**
	 * Return the bytes that a chunk's hash is over.
	 * @param stored deflated rows, then the differences that lead from them to its own
	 */
	public static byte[] inflate(List<byte[]> stored) {
		List<byte[]> inflated = stored.stream().map(ChunkContent::inflate).toList();
		return ChunkDifference.apply(inflated.get(0), inflated.subList(1, inflated.size()));
	}

	public static byte[] inflate(byte[] deflated) {
		try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InputStream content(List<byte[]> stored) {
		return (stored.size() == 1) ? new InflaterInputStream(new ByteArrayInputStream(stored.get(0)))
				: new ByteArrayInputStream(inflate(stored));
	}

	/**
	 * Return bytes as the store has them.
	 */
	public static byte[] deflate(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
			deflated.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Return the rows, each to be read by the names of its columns.
	 */
	public Stream<Row> stream() {
		Map<String, Integer> places = new HashMap<>();
		this.columns.forEach((column) -> places.put(column, places.size()));
		return this.rows.stream().map((values) -> new Row(places, values));
	}

	/**
	 * Return where a column is, from 0.
	 * @throws IllegalArgumentException if there is none
	 */
	public int indexOf(String column) {
		int index = this.columns.indexOf(column);
		if (index < 0) {
			throw new IllegalArgumentException("No column " + column + " in " + this.columns);
		}
		return index;
	}

	/**
	 * A row, whose values are found by their columns; one that there is none of is an
	 * {@link IllegalArgumentException}.
	 */
	public static final class Row {

		private final Map<String, Integer> places;

		private final @Nullable String[] values;

		private Row(Map<String, Integer> places, @Nullable String[] values) {
			this.places = places;
			this.values = values;
		}

		public @Nullable String get(String column) {
			Integer place = this.places.get(column);
			if (place == null) {
				throw new IllegalArgumentException("No column " + column + " in " + this.places.keySet());
			}
			return this.values[place];
		}

		/**
		 * Return the value of a column that older snapshots do not have, null there.
		 */
		public @Nullable String find(String column) {
			return this.places.containsKey(column) ? get(column) : null;
		}

		/**
		 * Return the value of a column that always has one.
		 */
		public String text(String column) {
			return Objects.requireNonNull(get(column), column);
		}

		/**
		 * Return the local day in a column that always has one.
		 */
		public LocalDate date(String column) {
			return LocalDate.parse(text(column));
		}

	}

}
