package io.tidemark.reports.headline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a snapshot are compared with.
 *
 * @param wanted the day to compare with
 * @param snapshot the snapshot of that day or shortly before it, null if there is none
 * and only the series of today's snapshot knows of it
 */
public record Comparison(LocalDate wanted, @Nullable Snapshot snapshot) {

	private static final int WEEK = 7;

	/**
	 * Find what to compare with: the previous snapshot, a week and a month ago.
	 */
	public static List<Comparison> of(Snapshot snapshot, SnapshotHistory history) {
		LocalDate date = snapshot.version().businessDate();
		List<Comparison> comparisons = new ArrayList<>();
		Optional<Snapshot> previous = history.findPrevious(snapshot);
		comparisons.add(previous.map((found) -> new Comparison(found.version().businessDate(), found))
			.orElseGet(() -> new Comparison(date.minusDays(1), null)));
		for (LocalDate wanted : List.of(date.minusDays(WEEK), date.minusMonths(1))) {
			comparisons.add(new Comparison(wanted, history.findByBusinessDate(snapshot.tenant(), wanted).orElse(null)));
		}
		return comparisons;
	}

	/**
	 * Return the day that is compared with in the end.
	 */
	LocalDate date() {
		return (this.snapshot != null) ? this.snapshot.version().businessDate() : this.wanted;
	}

	Headline read(HeadlineReader reader, Snapshot present) {
		return (this.snapshot != null) ? reader.read(this.snapshot) : reader.readSeries(present, this.wanted);
	}

}
