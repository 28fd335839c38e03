package io.tidemark.jobs.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;

import javax.sql.DataSource;

import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Follows the size of a report store from snapshot to snapshot.
 */
final class StoreGrowth {

	private final JdbcClient jdbc;

	private final Set<ContentHash> known = new HashSet<>();

	private final Map<String, Long> addedByFigure = new TreeMap<>();

	private final Map<ContentHash, Long> wholeBytes = new HashMap<>();

	private Map<String, StoredChunk> before = Map.of();

	private long size;

	StoreGrowth(DataSource store) {
		this.jdbc = JdbcClient.create(store);
		this.size = loadSize();
	}

	/**
	 * Return the size of the store's database: all tables with TOAST and indexes, the job
	 * repository's and PostgreSQL's own too.
	 * @return bytes, as of the latest snapshot that was measured
	 */
	long size() {
		return this.size;
	}

	/**
	 * Return the contents of new chunks by figure, without the first snapshot's.
	 * @return bytes by figure
	 */
	Map<String, Long> addedByFigure() {
		return Map.copyOf(this.addedByFigure);
	}

	/**
	 * Return the contents of a full copy of the latest snapshot by figure.
	 * @return bytes by figure
	 */
	Map<String, Long> fullCopyByFigure() {
		return this.before.values()
			.stream()
			.collect(Collectors.groupingBy(StoredChunk::figure, Collectors.summingLong(StoredChunk::wholeBytes)));
	}

	/**
	 * Measure what a snapshot added.
	 * @param snapshot the snapshot that was published last
	 * @param source what changed in the source
	 */
	NightGrowth measure(Snapshot snapshot, GrowingSource.Change source) {
		long sizeBefore = this.size;
		this.size = loadSize();
		Map<String, StoredChunk> now = loadChunks(snapshot);
		long newChunks = 0;
		long changedRows = 0;
		for (var entry : now.entrySet()) {
			StoredChunk chunk = entry.getValue();
			StoredChunk former = this.before.get(entry.getKey());
			if (former == null || !former.hash().equals(chunk.hash())) {
				changedRows += changedRows(former, chunk);
			}
			if (this.known.add(chunk.hash())) {
				newChunks += chunk.bytes();
				if (!this.before.isEmpty()) {
					this.addedByFigure.merge(chunk.figure(), chunk.bytes(), Long::sum);
				}
			}
		}
		this.before = now;
		long fullCopy = now.values().stream().mapToLong(StoredChunk::wholeBytes).sum();
		return new NightGrowth(source, this.size - sizeBefore, newChunks, changedRows, fullCopy);
	}

	private long loadSize() {
		return this.jdbc.sql("select pg_database_size(current_database())").query(Long.class).single();
	}

	private Map<String, StoredChunk> loadChunks(Snapshot snapshot) {
		Map<String, StoredChunk> chunks = new HashMap<>();
		this.jdbc.sql(Benchmarks.sql("find_chunk_sizes")).param("snapshotId", snapshot.id()).query((row) -> {
			String figure = row.getString("figure");
			ContentHash hash = ContentHash.of(row.getBytes("chunk_hash"));
			long bytes = row.getLong("byte_count");
			long wholeBytes = row.getBoolean("is_whole") ? bytes
					: this.wholeBytes.computeIfAbsent(hash, (difference) -> deflatedBytes(content(difference)));
			chunks.put(figure + " " + row.getString("part"), new StoredChunk(figure, hash, bytes, wholeBytes));
		});
		return chunks;
	}

	/**
	 * Return what the rows would take that were not in the chunk before, deflated as
	 * chunks are.
	 */
	private long changedRows(@Nullable StoredChunk former, StoredChunk chunk) {
		Set<String> old = (former != null) ? Set.copyOf(lines(former)) : Set.of();
		StringBuilder rows = new StringBuilder();
		lines(chunk).stream().filter((line) -> !old.contains(line)).forEach((line) -> rows.append(line).append('\n'));
		if (rows.isEmpty()) {
			return 0;
		}
		return deflatedBytes(rows.toString().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return what a content takes that is stored as a whole.
	 */
	private static long deflatedBytes(byte[] content) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		deflater.setInput(content);
		deflater.finish();
		byte[] buffer = new byte[8192];
		while (!deflater.finished()) {
			deflater.deflate(buffer);
		}
		long bytes = deflater.getBytesWritten();
		deflater.end();
		return bytes;
	}

	private List<String> lines(StoredChunk chunk) {
		String content = new String(content(chunk.hash()), StandardCharsets.UTF_8);
		return Arrays.stream(content.split("\n", -1)).distinct().toList();
	}

	private byte[] content(ContentHash hash) {
		return ChunkContent.inflate(this.jdbc.sql(SqlFile.load("store/read/load_chunk"))
			.param("hash", hash.bytes())
			.query((row, number) -> row.getBytes("content"))
			.list());
	}

	/**
	 * A chunk of a figure.
	 *
	 * @param bytes what it takes in the store
	 * @param wholeBytes what it would take without the chunks that it differs from
	 */
	private record StoredChunk(String figure, ContentHash hash, long bytes, long wholeBytes) {
	}

}
