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
public final class MemoryContent implements SnapshotContent {

	/** The columns of the daily series. */
	public static final String DAYS = "calendar_on currency_code revenue new_revenue expansion_revenue "
			+ "contraction_revenue churn_revenue reactivation_revenue paying_customers new_customers churned_customers "
			+ "reactivated_customers";

	/** The columns of the movements. */
	public static final String MOVEMENTS = "movement_on currency_code customer_id subscription_id customer_dealer "
			+ "movement_class movement_amount before_amount after_amount";

	private final Map<Long, List<ChunkRef>> lists = new HashMap<>();

	private final Map<ContentHash, ChunkContent> chunks = new HashMap<>();

	private final List<String> loaded = new ArrayList<>();

	/**
	 * Add a snapshot with one figure.
	 * @param version its version
	 * @param figure the figure
	 * @param columns the columns' names with blanks between them, the date first if the
	 * figure is cut into months
	 * @param lines rows, their values with blanks between them, - for null, '' for
	 * nothing and ~ for a blank
	 */
	public Snapshot add(String version, String figure, String columns, List<String> lines) {
		return add(version, Map.of(figure + " " + columns, lines));
	}

	/**
	 * Add a snapshot with several figures.
	 * @param figures the rows by their figure's name and columns, with blanks between
	 * them
	 */
	public Snapshot add(String version, Map<String, List<String>> figures) {
		List<ChunkRef> list = new ArrayList<>();
		figures.forEach((figure, lines) -> {
			String[] parts = figure.split(" ", 2);
			list.addAll(chunks(parts[0], parts[1], lines));
		});
		long id = this.lists.size() + 1L;
		this.lists.put(id, list);
		return snapshot(id, SnapshotVersion.parse(version));
	}

	private List<ChunkRef> chunks(String figure, String columns, List<String> lines) {
		Map<String, List<@Nullable String[]>> months = new TreeMap<>();
		for (String line : lines) {
			@Nullable String[] row = Arrays.stream(line.trim().split(" +", -1))
				.map((value) -> value.equals("-") ? null : value.equals("''") ? "" : value.replace('~', ' '))
				.toArray(String[]::new);
			String part = line.trim().matches("\\d{4}-\\d{2}.*") ? line.trim().substring(0, 7) : ChunkRef.ALL;
			months.computeIfAbsent(part, (month) -> new ArrayList<>()).add(row);
		}
		List<ChunkRef> list = new ArrayList<>();
		months.forEach((month, rows) -> {
			String text = figure + Arrays.deepToString(rows.toArray());
			ContentHash hash = ContentHash.of(ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
			this.chunks.put(hash, new ChunkContent(List.of(columns.split(" ", -1)), rows));
			list.add(new ChunkRef(figure, month, hash, rows.size()));
		});
		return list;
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
	public List<String> loaded() {
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
