package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import io.tidemark.catalogue.Movement;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.DateRange;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Compares the revenue series of two snapshots on the days that both have.
 */
public final class SeriesDifferences {

	/** Makes a filter match the chunks that have the dealers' series. */
	private static final String ANY_DEALER = "";

	private static final Comparator<DayKey> ORDER = Comparator.comparing(DayKey::date).thenComparing(DayKey::currency);

	private final SnapshotContent content;

	public SeriesDifferences(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Find all differences: of all dealers together, then of each dealer for itself. Only
	 * months that differ are read, one at a time.
	 * @param previous the snapshot to compare with
	 * @param snapshot the snapshot that restates
	 * @param found told of each dealer's (null for all together) differences in their
	 * order
	 */
	public void forEach(Snapshot previous, Snapshot snapshot, BiConsumer<@Nullable String, Restatement> found) {
		DateRange days = new DateRange(null, lastCommonDay(previous, snapshot));
		SeriesFilter all = new SeriesFilter(days, null, null);
		find(previous, snapshot, all).forEach((restatement) -> found.accept(null, restatement));
		for (Month month : months(previous, snapshot, new SeriesFilter(days, null, ANY_DEALER))) {
			Map<String, ChunkContent> before = byDealer(month.before());
			Map<String, ChunkContent> after = byDealer(month.after());
			TreeSet<String> dealers = new TreeSet<>(CodePoints::compare);
			dealers.addAll(before.keySet());
			dealers.addAll(after.keySet());
			for (String dealer : dealers) {
				compare(days(before.get(dealer), all), days(after.get(dealer), all))
					.forEach((restatement) -> found.accept(dealer, restatement));
			}
		}
	}

	/**
	 * Find the differences that a question is about.
	 */
	List<Restatement> find(Snapshot previous, Snapshot snapshot, SeriesFilter filter) {
		List<Restatement> restatements = new ArrayList<>();
		for (Month month : months(previous, snapshot, filter)) {
			restatements.addAll(compare(days(load(month.before()), filter), days(load(month.after()), filter)));
		}
		return restatements;
	}

	static LocalDate lastCommonDay(Snapshot previous, Snapshot snapshot) {
		LocalDate date = snapshot.version().businessDate();
		LocalDate previousDate = previous.version().businessDate();
		return date.isBefore(previousDate) ? date : previousDate;
	}

	private List<Month> months(Snapshot previous, Snapshot snapshot, SeriesFilter filter) {
		Map<String, ChunkRef> before = chunks(previous, filter);
		Map<String, ChunkRef> after = chunks(snapshot, filter);
		TreeSet<String> months = new TreeSet<>(before.keySet());
		months.addAll(after.keySet());
		return months.stream()
			.map((month) -> new Month(before.get(month), after.get(month)))
			.filter(Month::differs)
			.toList();
	}

	private Map<String, ChunkRef> chunks(Snapshot snapshot, SeriesFilter filter) {
		Map<String, ChunkRef> chunks = new HashMap<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (filter.mayMatch(chunk)) {
				chunks.put(chunk.part(), chunk);
			}
		}
		return chunks;
	}

	private @Nullable ChunkContent load(@Nullable ChunkRef chunk) {
		return (chunk != null) ? this.content.loadChunk(chunk) : null;
	}

	private Map<String, ChunkContent> byDealer(@Nullable ChunkRef chunk) {
		ChunkContent all = load(chunk);
		if (all == null) {
			return Map.of();
		}
		int dealerIndex = all.indexOf("customer_dealer");
		Map<String, ChunkContent> dealers = new LinkedHashMap<>();
		for (@Nullable
		String[] row : all.rows()) {
			dealers
				.computeIfAbsent(Objects.requireNonNull(row[dealerIndex]),
						(dealer) -> new ChunkContent(all.columns(), new ArrayList<>()))
				.rows()
				.add(row);
		}
		return dealers;
	}

	private static Map<DayKey, SeriesDay> days(@Nullable ChunkContent rows, SeriesFilter filter) {
		Map<DayKey, SeriesDay> days = new TreeMap<>(ORDER);
		if (rows != null) {
			filter.on(rows).forEach((day) -> days.put(new DayKey(day.date(), day.currency()), day));
		}
		return days;
	}

	private static List<Restatement> compare(Map<DayKey, SeriesDay> before, Map<DayKey, SeriesDay> after) {
		List<Restatement> restatements = new ArrayList<>();
		TreeSet<DayKey> keys = new TreeSet<>(ORDER);
		keys.addAll(before.keySet());
		keys.addAll(after.keySet());
		for (DayKey key : keys) {
			SeriesDay one = before.get(key);
			SeriesDay other = after.get(key);
			addIfDifferent(restatements, key, "revenue", (one != null) ? one.revenue() : null,
					(other != null) ? other.revenue() : null);
			for (Movement movement : RevenueReader.MOVEMENTS) {
				addIfDifferent(restatements, key, movement.seriesColumn(),
						(one != null) ? one.movements().get(movement) : null,
						(other != null) ? other.movements().get(movement) : null);
			}
		}
		return restatements;
	}

	private static void addIfDifferent(List<Restatement> restatements, DayKey key, String figure,
			@Nullable BigDecimal before, @Nullable BigDecimal after) {
		boolean isSame = (before == null || after == null) ? before == null && after == null
				: before.compareTo(after) == 0;
		if (!isSame) {
			restatements.add(new Restatement(key.date(), key.currency(), figure, before, after));
		}
	}

	private record DayKey(LocalDate date, String currency) {
	}

	/**
	 * The chunks that two snapshots have of one month, null where there is none.
	 */
	private record Month(@Nullable ChunkRef before, @Nullable ChunkRef after) {

		boolean differs() {
			return this.before == null || this.after == null || !this.before.hash().equals(this.after.hash());
		}

	}

}
