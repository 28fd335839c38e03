package io.tidemark.figure;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots in memory, which remember what was loaded of them.
 */
final class MemoryContent implements SnapshotContent {

	private final Map<Long, List<ChunkRef>> lists = new HashMap<>();

	private final Map<ContentHash, ChunkContent> chunks = new HashMap<>();

	private final List<String> loaded = new ArrayList<>();

	/**
	 * Add a snapshot with one figure.
	 * @param version its version
	 * @param figure the figure
	 * @param columns the columns' names with blanks between them, the date first if the
	 * figure is cut into months
	 * @param lines rows, their values with blanks between them, - for null and ~ for a
	 * blank
	 */
	Snapshot add(String version, String figure, String columns, List<String> lines) {
		Map<String, List<@Nullable String[]>> months = new TreeMap<>();
		for (String line : lines) {
			@Nullable String[] row = Arrays.stream(line.trim().split(" +", -1))
				.map((value) -> value.equals("-") ? null : value.replace('~', ' '))
				.toArray(String[]::new);
			String part = figure.endsWith("_cube") ? ChunkRef.ALL : line.trim().substring(0, 7);
			months.computeIfAbsent(part, (month) -> new ArrayList<>()).add(row);
		}
		List<ChunkRef> list = new ArrayList<>();
		months.forEach((month, rows) -> {
			String text = figure + Arrays.deepToString(rows.toArray());
			ContentHash hash = ContentHash.of(ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
			this.chunks.put(hash, new ChunkContent(List.of(columns.split(" ", -1)), rows));
			list.add(new ChunkRef(figure, month, hash, rows.size()));
		});
		long id = this.lists.size() + 1L;
		this.lists.put(id, list);
		return snapshot(id, SnapshotVersion.parse(version));
	}

	private static Snapshot snapshot(long id, SnapshotVersion version) {
		ContentHash hash = ContentHash.ofChunks(List.of());
		Manifest manifest = new Manifest("acme", version.toString(), version.businessDate().toString(), "UTC",
				"customer", Instant.EPOCH, Instant.EPOCH, "", "", hash.hex(), List.of(), List.of(), List.of(),
				List.of());
		return new Snapshot(id, "acme", version, Instant.EPOCH, hash, manifest, Instant.EPOCH, Instant.EPOCH, null);
	}

	/**
	 * Return what was loaded since the last call.
	 */
	List<String> loaded() {
		List<String> parts = List.copyOf(this.loaded);
		this.loaded.clear();
		return parts;
	}

	@Override
	public List<ChunkRef> loadChunkList(Snapshot snapshot) {
		return Objects.requireNonNull(this.lists.get(snapshot.id()));
	}

	@Override
	public ChunkContent loadChunk(ChunkRef chunk) {
		this.loaded.add(chunk.part());
		return Objects.requireNonNull(this.chunks.get(chunk.hash()));
	}

}
