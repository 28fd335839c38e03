package io.tidemark.figure.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.Interval;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.kpi.DealerNames;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the stored daily series to periods.
 */
final class DailySeries {

	private static final Comparator<PeriodKey> ORDER = Comparator.comparing(PeriodKey::lastDay)
		.thenComparing((key) -> key.scope().currency())
		.thenComparing((key) -> key.scope().group(), Comparator.nullsFirst(CodePoints::compare));

	private final SnapshotContent content;

	DailySeries(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Return the periods that the matching days make, by their last days, currencies and
	 * groups. A period begins with the first day that matches, and what came before it is
	 * not known of the first period.
	 */
	Collection<SeriesPeriod> periods(Snapshot snapshot, SeriesFilter filter, Interval interval) {
		return periods(snapshot, filter, interval, null);
	}

	/**
	 * Return the same periods, with the day before the first one where the series has it.
	 */
	Collection<SeriesPeriod> periodsWithOpening(Snapshot snapshot, SeriesFilter filter, Interval interval) {
		return periods(snapshot, filter.fromDayBefore(), interval, filter.dates().from());
	}

	private Collection<SeriesPeriod> periods(Snapshot snapshot, SeriesFilter filter, Interval interval,
			@Nullable LocalDate from) {
		Map<String, String> names = filter.isByDealer() ? new DealerNames(this.content).read(snapshot)
				: Collections.emptyMap();
		Map<PeriodKey, SeriesPeriod> periods = new TreeMap<>(ORDER);
		Map<Scope, SeriesDay> latest = new HashMap<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (filter.mayMatch(chunk)) {
				for (SeriesDay day : filter.on(this.content.loadChunk(chunk))) {
					Scope scope = new Scope(day.currency(), day.group());
					SeriesDay before = latest.put(scope, day);
					if (from == null || !day.date().isBefore(from)) {
						periods
							.computeIfAbsent(new PeriodKey(interval.lastDay(day.date()), scope),
									(key) -> new SeriesPeriod(before, names.get(day.group()), new ArrayList<>()))
							.days()
							.add(day);
					}
				}
			}
		}
		return periods.values();
	}

	/**
	 * Whose days make a period.
	 */
	private record Scope(String currency, @Nullable String group) {
	}

	private record PeriodKey(LocalDate lastDay, Scope scope) {
	}

}
