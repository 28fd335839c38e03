package io.tidemark.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions for what a snapshot's revenue series says differently than another's.
 */
public final class RestatementReader {

	private static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(RestatementQuery.NAME).columns();

	private static final Comparator<DayKey> ORDER = Comparator.comparing(DayKey::date).thenComparing(DayKey::currency);

	private final SnapshotContent content;

	public RestatementReader(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Answer a question for the days up to the earlier of the two business dates. Amounts
	 * have 6 decimals. Rows are ordered by date, currency and the figures in the order of
	 * the series' columns. Only months that differ are read.
	 * @param snapshot the snapshot that restates
	 * @param previous the snapshot that it is compared with, null for none
	 * @param query the question
	 * @return the page that was asked for, all rows if none was
	 */
	public FigureTable read(Snapshot snapshot, @Nullable Snapshot previous, RestatementQuery query) {
		return (query.paging() != null) ? readPage(snapshot, previous, query).table()
				: readAll(snapshot, previous, query);
	}

	/**
	 * Answer a question page by page.
	 * @param snapshot the snapshot that restates
	 * @param previous the snapshot that it is compared with, null for none
	 * @param query the question
	 * @return the page that was asked for, the first one if none was
	 */
	public FigurePage readPage(Snapshot snapshot, @Nullable Snapshot previous, RestatementQuery query) {
		return FigurePage.of(readAll(snapshot, previous, query), query.paging());
	}

	private FigureTable readAll(Snapshot snapshot, @Nullable Snapshot previous, RestatementQuery query) {
		List<List<@Nullable Object>> rows = new ArrayList<>();
		if (previous != null) {
			LocalDate date = snapshot.version().businessDate();
			LocalDate previousDate = previous.version().businessDate();
			SeriesFilter filter = query.filterUpTo(date.isBefore(previousDate) ? date : previousDate);
			Map<String, ChunkRef> before = chunks(previous, filter);
			Map<String, ChunkRef> after = chunks(snapshot, filter);
			TreeSet<String> months = new TreeSet<>(before.keySet());
			months.addAll(after.keySet());
			for (String month : months) {
				ChunkRef one = before.get(month);
				ChunkRef other = after.get(month);
				if (one == null || other == null || !one.hash().equals(other.hash())) {
					compare(days(one, filter), days(other, filter), rows);
				}
			}
		}
		return new FigureTable(COLUMNS, rows);
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

	private Map<DayKey, SeriesDay> days(@Nullable ChunkRef chunk, SeriesFilter filter) {
		Map<DayKey, SeriesDay> days = new HashMap<>();
		if (chunk != null) {
			filter.on(this.content.loadChunk(chunk))
				.forEach((day) -> days.put(new DayKey(day.date(), day.currency()), day));
		}
		return days;
	}

	private static void compare(Map<DayKey, SeriesDay> before, Map<DayKey, SeriesDay> after,
			List<List<@Nullable Object>> rows) {
		TreeSet<DayKey> keys = new TreeSet<>(ORDER);
		keys.addAll(before.keySet());
		keys.addAll(after.keySet());
		for (DayKey key : keys) {
			SeriesDay one = before.get(key);
			SeriesDay other = after.get(key);
			addIfDifferent(rows, key, "revenue", (one != null) ? one.revenue() : null,
					(other != null) ? other.revenue() : null);
			for (Movement movement : RevenueReader.MOVEMENTS) {
				addIfDifferent(rows, key, movement.seriesColumn(), (one != null) ? one.movements().get(movement) : null,
						(other != null) ? other.movements().get(movement) : null);
			}
		}
	}

	private static void addIfDifferent(List<List<@Nullable Object>> rows, DayKey key, String figure,
			@Nullable BigDecimal before, @Nullable BigDecimal after) {
		if (!isSame(before, after)) {
			BigDecimal change = orZero(after).subtract(orZero(before));
			rows.add(Arrays.asList(key.date(), key.currency(), figure, before, after, Amounts.exact(change)));
		}
	}

	private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		return (one == null || other == null) ? one == null && other == null : one.compareTo(other) == 0;
	}

	private static BigDecimal orZero(@Nullable BigDecimal amount) {
		return (amount != null) ? amount : BigDecimal.ZERO;
	}

	private record DayKey(LocalDate date, String currency) {
	}

}
