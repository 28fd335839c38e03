package io.tidemark.reports.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of one tenant that are in memory alone.
 */
public final class MemorySnapshots implements SnapshotContent, SnapshotHistory {

	private static final int DAYS_BEFORE = 7;

	private static final Comparator<Snapshot> ORDER = Comparator.comparing(Snapshot::version);

	private final String tenant;

	private final List<Snapshot> snapshots = new ArrayList<>();

	private final Map<Long, List<ChunkRef>> lists = new HashMap<>();

	private final Map<ContentHash, ChunkContent> chunks = new HashMap<>();

	public MemorySnapshots(String tenant) {
		this.tenant = tenant;
	}

	/**
	 * Add a snapshot, of data as of 01:30 UTC on the day after its business date.
	 */
	public Snapshot publish(SnapshotVersion version) {
		Instant instant = version.businessDate().plusDays(1).atTime(1, 30).toInstant(ZoneOffset.UTC);
		ContentHash hash = hash(version.toString());
		Manifest manifest = new Manifest(this.tenant, version.toString(), version.businessDate().toString(), "UTC",
				"customer", instant, instant, "", "", hash.hex(), List.of(), List.of(), List.of(), List.of());
		Snapshot snapshot = new Snapshot(this.snapshots.size() + 1L, this.tenant, version, instant, hash, manifest,
				instant, instant, null);
		this.snapshots.add(snapshot);
		return snapshot;
	}

	/**
	 * Add a figure to a snapshot, cut into months if it begins with dates.
	 * @param columns the columns' names with blanks between them
	 * @param lines rows, their values with blanks between them: - for null, | for an
	 * empty text and ~ for a blank
	 */
	public void add(Snapshot snapshot, String figure, String columns, List<String> lines) {
		List<@Nullable String[]> rows = new ArrayList<>();
		for (String line : lines) {
			rows.add(Arrays.stream(line.trim().split(" +", -1)).map(MemorySnapshots::value).toArray(String[]::new));
		}
		addRows(snapshot, figure, columns, rows);
	}

	/**
	 * Add a figure to a snapshot, cut into months if it begins with dates.
	 */
	public void addRows(Snapshot snapshot, String figure, String columns, List<@Nullable String[]> rows) {
		Map<String, List<@Nullable String[]>> parts = new TreeMap<>();
		for (@Nullable
		String[] row : rows) {
			String first = String.valueOf(row[0]);
			boolean isDate = first.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
			parts.computeIfAbsent(isDate ? first.substring(0, 7) : ChunkRef.ALL, (part) -> new ArrayList<>()).add(row);
		}
		parts.forEach((part, partRows) -> {
			ContentHash hash = hash(figure + part + Arrays.deepToString(partRows.toArray()));
			this.chunks.put(hash, new ChunkContent(List.of(columns.split(" ", -1)), partRows));
			this.lists.computeIfAbsent(snapshot.id(), (id) -> new ArrayList<>())
				.add(new ChunkRef(figure, part, hash, partRows.size()));
		});
	}

	private static @Nullable String value(String text) {
		return switch (text) {
			case "-" -> null;
			case "|" -> "";
			default -> text.replace('~', ' ');
		};
	}

	private static ContentHash hash(String text) {
		return ContentHash.of(ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public List<ChunkRef> loadChunkList(Snapshot snapshot) {
		return this.lists.getOrDefault(snapshot.id(), List.of());
	}

	@Override
	public ChunkContent loadChunk(ChunkRef chunk) {
		ChunkContent content = this.chunks.get(chunk.hash());
		if (content == null) {
			throw new IllegalArgumentException("There is no chunk " + chunk);
		}
		return content;
	}

	@Override
	public Optional<Snapshot> findPrevious(Snapshot snapshot) {
		return this.snapshots.stream().filter((each) -> each.version().compareTo(snapshot.version()) < 0).max(ORDER);
	}

	@Override
	public List<Snapshot> findPublishedUpTo(Snapshot last) {
		return this.snapshots.stream()
			.filter((each) -> each.version().compareTo(last.version()) <= 0)
			.sorted(ORDER.reversed())
			.toList();
	}

	@Override
	public Optional<SeriesComparison> findComparison(Snapshot snapshot, @Nullable String dealerCode) {
		return Optional.empty();
	}

	@Override
	public Optional<Snapshot> findByBusinessDate(String ofTenant, LocalDate businessDate) {
		return this.snapshots.stream()
			.filter((each) -> !each.version().businessDate().isAfter(businessDate)
					&& !each.version().businessDate().isBefore(businessDate.minusDays(DAYS_BEFORE)))
			.max(ORDER);
	}

}
