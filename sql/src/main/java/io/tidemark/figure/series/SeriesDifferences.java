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
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.tidemark.figure.CodePoints;
import io.tidemark.figure.DateRange;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Compares the revenue series of two snapshots on the days that both have.
 */
public final class SeriesDifferences {

	/** What is compared of a day, by the series' columns in their order. */
	static final Map<String, Function<SeriesDay, @Nullable BigDecimal>> FIGURES = figures();

	static final Comparator<DayKey> ORDER = Comparator.comparing(DayKey::date).thenComparing(DayKey::currency);

	private final SnapshotContent content;

	public SeriesDifferences(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Find all differences: of all dealers together, then of each dealer for itself. Only
	 * months that differ are read, one at a time.
	 * @param found told of each dealer's (null for all together) differences in their
	 * order
	 */
	public void forEach(Snapshot previous, Snapshot snapshot, BiConsumer<@Nullable String, Restatement> found) {
		DateRange days = new DateRange(null, lastCommonDay(previous, snapshot));
		SeriesFilter all = SeriesFilter.all(days);
		find(previous, snapshot, all).forEach((restatement) -> found.accept(null, restatement));
		for (MonthPair month : months(previous, snapshot, all.byDealer())) {
			Map<String, Map<DayKey, SeriesDay>> before = byDealer(month.before(), all.byDealer());
			Map<String, Map<DayKey, SeriesDay>> after = byDealer(month.after(), all.byDealer());
			TreeSet<String> dealers = new TreeSet<>(CodePoints::compare);
			dealers.addAll(before.keySet());
			dealers.addAll(after.keySet());
			for (String dealer : dealers) {
				compare(before.getOrDefault(dealer, Map.of()), after.getOrDefault(dealer, Map.of()))
					.forEach((restatement) -> found.accept(dealer, restatement));
			}
		}
	}

	List<Restatement> find(Snapshot previous, Snapshot snapshot, SeriesFilter filter) {
		List<Restatement> restatements = new ArrayList<>();
		for (MonthPair month : months(previous, snapshot, filter)) {
			restatements.addAll(compare(days(month.before(), filter), days(month.after(), filter)));
		}
		return restatements;
	}

	static LocalDate lastCommonDay(Snapshot previous, Snapshot snapshot) {
		LocalDate date = snapshot.version().businessDate();
		LocalDate previousDate = previous.version().businessDate();
		return date.isBefore(previousDate) ? date : previousDate;
	}

	private List<MonthPair> months(Snapshot previous, Snapshot snapshot, SeriesFilter filter) {
		return MonthPair.differing(this.content, previous, snapshot, filter::mayMatch);
	}

	private Map<String, Map<DayKey, SeriesDay>> byDealer(@Nullable ChunkRef chunk, SeriesFilter filter) {
		Map<String, Map<DayKey, SeriesDay>> dealers = new HashMap<>();
		if (chunk != null) {
			filter.on(this.content.loadChunk(chunk))
				.forEach((day) -> dealers
					.computeIfAbsent(Objects.requireNonNull(day.group()), (dealer) -> new HashMap<>())
					.put(new DayKey(day.date(), day.currency()), day));
		}
		return dealers;
	}

	private Map<DayKey, SeriesDay> days(@Nullable ChunkRef chunk, SeriesFilter filter) {
		Map<DayKey, SeriesDay> days = new HashMap<>();
		if (chunk != null) {
			filter.on(this.content.loadChunk(chunk))
				.forEach((day) -> days.put(new DayKey(day.date(), day.currency()), day));
		}
		return days;
	}

	private static List<Restatement> compare(Map<DayKey, SeriesDay> before, Map<DayKey, SeriesDay> after) {
		List<Restatement> restatements = new ArrayList<>();
		TreeSet<DayKey> keys = new TreeSet<>(ORDER);
		keys.addAll(before.keySet());
		keys.addAll(after.keySet());
		for (DayKey key : keys) {
			FIGURES.forEach((figure, value) -> addIfDifferent(restatements, key, figure, value(before, key, value),
					value(after, key, value)));
		}
		return restatements;
	}

	private static Map<String, Function<SeriesDay, @Nullable BigDecimal>> figures() {
		Map<String, Function<SeriesDay, @Nullable BigDecimal>> figures = new LinkedHashMap<>();
		figures.put("revenue", SeriesDay::revenue);
		RevenueReader.MOVEMENTS
			.forEach((movement) -> figures.put(movement.seriesColumn(), (day) -> day.movements().get(movement)));
		return figures;
	}

	private static @Nullable BigDecimal value(Map<DayKey, SeriesDay> days, DayKey key,
			Function<SeriesDay, @Nullable BigDecimal> value) {
		SeriesDay day = days.get(key);
		return (day != null) ? value.apply(day) : null;
	}

	static void addIfDifferent(List<Restatement> restatements, DayKey key, String figure, @Nullable BigDecimal before,
			@Nullable BigDecimal after) {
		boolean isSame = (before == null || after == null) ? before == null && after == null
				: before.compareTo(after) == 0;
		if (!isSame) {
			restatements.add(new Restatement(key.date(), key.currency(), figure, before, after));
		}
	}

	record DayKey(LocalDate date, String currency) {
	}

}
