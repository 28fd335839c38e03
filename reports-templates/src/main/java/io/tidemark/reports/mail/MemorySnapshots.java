package io.tidemark.reports.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots of one tenant that are in memory alone, to try templates with.
 */
final class MemorySnapshots implements SnapshotContent, SnapshotHistory {

	/** The dealer that some of the sample's figures are of. */
	static final String SAMPLE_DEALER = "D1";

	private static final int DAYS_BEFORE = 7;

	private static final Comparator<Snapshot> ORDER = Comparator.comparing(Snapshot::version);

	private final String tenant;

	private final List<Snapshot> snapshots = new ArrayList<>();

	private final Map<Long, List<ChunkRef>> lists = new HashMap<>();

	private final Map<ContentHash, ChunkContent> chunks = new HashMap<>();

	MemorySnapshots(String tenant) {
		this.tenant = tenant;
	}

	/**
	 * Load two made-up snapshots with something of all that a template may show.
	 */
	static MemorySnapshots sample() {
		try (InputStream file = Objects.requireNonNull(MemorySnapshots.class.getResourceAsStream("sample.json"))) {
			MemorySnapshots sample = new MemorySnapshots("sample");
			TypeReference<TreeMap<String, Map<String, List<List<@Nullable String>>>>> byVersion = new TypeReference<>() {
			};
			JsonMapper.shared()
				.readValue(file, byVersion)
				.forEach((version, figures) -> sample.publish(SnapshotVersion.parse(version), figures));
			return sample;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The sample can't be read from the program's own files.", ex);
		}
	}

	/**
	 * Add a snapshot, of data as of 01:30 UTC on the day after its business date.
	 * @param figures the figures by their names: the columns, then the rows, which are
	 * cut into months if they begin with dates
	 */
	Snapshot publish(SnapshotVersion version, Map<String, List<List<@Nullable String>>> figures) {
		Instant instant = version.businessDate().plusDays(1).atTime(1, 30).toInstant(ZoneOffset.UTC);
		ContentHash hash = hash(version.toString());
		Manifest manifest = new Manifest(this.tenant, version.toString(), version.businessDate().toString(), "UTC",
				"customer", instant, instant, "", "", hash.hex(), List.of(), List.of(), List.of(), List.of());
		Snapshot snapshot = new Snapshot(this.snapshots.size() + 1L, this.tenant, version, instant, hash, manifest,
				instant, instant, null);
		this.snapshots.add(snapshot);
		List<ChunkRef> list = new ArrayList<>();
		figures.forEach((figure, rows) -> list.addAll(cut(figure, rows)));
		this.lists.put(snapshot.id(), list);
		return snapshot;
	}

	private List<ChunkRef> cut(String figure, List<List<@Nullable String>> rows) {
		Map<String, List<@Nullable String[]>> parts = new TreeMap<>();
		for (List<@Nullable String> row : rows.subList(1, rows.size())) {
			String first = String.valueOf(row.get(0));
			boolean isDate = first.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
			parts.computeIfAbsent(isDate ? first.substring(0, 7) : ChunkRef.ALL, (part) -> new ArrayList<>())
				.add(row.toArray(new @Nullable String[0]));
		}
		List<String> columns = rows.get(0).stream().map(String::valueOf).toList();
		List<ChunkRef> list = new ArrayList<>();
		parts.forEach((part, partRows) -> {
			ContentHash hash = hash(figure + part + Arrays.deepToString(partRows.toArray()));
			this.chunks.put(hash, new ChunkContent(columns, partRows));
			list.add(new ChunkRef(figure, part, hash, partRows.size()));
		});
		return list;
	}

	private static ContentHash hash(String text) {
		return ContentHash.of(ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	List<Snapshot> published() {
		return this.snapshots;
	}

	@Override
	public List<ChunkRef> loadChunkList(Snapshot snapshot) {
		return Objects.requireNonNull(this.lists.get(snapshot.id()));
	}

	@Override
	public ChunkContent loadChunk(ChunkRef chunk) {
		return Objects.requireNonNull(this.chunks.get(chunk.hash()));
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
	public Optional<List<RestatementCause>> findCauses(Snapshot snapshot, @Nullable String dealerCode) {
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
