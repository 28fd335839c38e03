package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

import io.tidemark.figure.DateRange;
import io.tidemark.figure.series.SeriesDifferences.DayKey;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Restatement;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what was kept of the restatements of several dealers. What a dealer has no
 * restatement of was before as it is in the snapshot.
 */
final class DealerRestatements {

	private final SnapshotContent content;

	DealerRestatements(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Add up restatements, in the order of a comparison.
	 * @param kept the restatements of each dealer
	 */
	List<Restatement> sum(Snapshot snapshot, SeriesFilter filter, Map<String, List<Restatement>> kept) {
		Map<Told, Restatement> restated = new HashMap<>();
		TreeSet<DayKey> days = new TreeSet<>(SeriesDifferences.ORDER);
		kept.forEach((dealer, restatements) -> restatements.stream()
			.filter((each) -> filter.includes(each.date(), each.currency()))
			.forEach((each) -> {
				DayKey day = new DayKey(each.date(), each.currency());
				restated.put(new Told(dealer, day, each.figure()), each);
				days.add(day);
			}));
		Map<Told, BigDecimal> present = present(snapshot, days);
		List<Restatement> sums = new ArrayList<>();
		for (DayKey day : days) {
			SeriesDifferences.FIGURES.keySet().forEach((figure) -> {
				BigDecimal after = sum(kept, (dealer) -> present.get(new Told(dealer, day, figure)));
				BigDecimal before = sum(kept, (dealer) -> {
					Told told = new Told(dealer, day, figure);
					Restatement restatement = restated.get(told);
					return (restatement != null) ? restatement.before() : present.get(told);
				});
				SeriesDifferences.addIfDifferent(sums, day, figure, before, after);
			});
		}
		return sums;
	}

	/**
	 * Load what the snapshot says of some days, for each dealer.
	 */
	private Map<Told, BigDecimal> present(Snapshot snapshot, TreeSet<DayKey> days) {
		Map<Told, BigDecimal> present = new HashMap<>();
		if (days.isEmpty()) {
			return present;
		}
		SeriesFilter filter = SeriesFilter.all(new DateRange(days.first().date(), days.last().date())).byDealer();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (filter.mayMatch(chunk)) {
				for (SeriesDay day : filter.on(this.content.loadChunk(chunk))) {
					DayKey key = new DayKey(day.date(), day.currency());
					if (days.contains(key)) {
						SeriesDifferences.FIGURES.forEach((figure, value) -> {
							BigDecimal amount = value.apply(day);
							if (amount != null) {
								present.put(new Told(Objects.requireNonNull(day.group()), key, figure), amount);
							}
						});
					}
				}
			}
		}
		return present;
	}

	private static @Nullable BigDecimal sum(Map<String, ?> dealers, Function<String, @Nullable BigDecimal> amount) {
		return dealers.keySet().stream().map(amount).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
	}

	/**
	 * What a figure of a day is told of.
	 */
	private record Told(String dealer, DayKey day, String figure) {
	}

}
