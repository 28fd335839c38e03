package io.tidemark.figure.series;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import io.tidemark.catalogue.Interval;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * The stored retention of the periods that end on the days asked for.
 */
final class CohortRetentions {

	private static final String TRAILING_YEAR = "trailing_year";

	private final Map<Key, CohortRetention> retentions = new HashMap<>();

	/**
	 * Load what matches a filter; nothing of a snapshot that was published without.
	 */
	CohortRetentions(SnapshotContent content, Snapshot snapshot, SeriesFilter filter) {
		for (ChunkRef chunk : content.loadChunkList(snapshot)) {
			if (chunk.figure().equals("mrr_retention") && filter.dates().mayInclude(chunk.part())) {
				content.loadChunk(chunk).stream().forEach((row) -> {
					LocalDate end = row.date("period_end_on");
					String currency = row.text("currency_code");
					if (filter.includes(end, currency) && filter.isOfScope(row)) {
						this.retentions.put(new Key(row.text("period_interval"), end, currency),
								CohortRetention.of(row));
					}
				});
			}
		}
	}

	/**
	 * Find the retention of a whole period, or of one that the business date cuts.
	 * @param last its last day, or the business date
	 */
	@Nullable CohortRetention find(Interval interval, LocalDate last, String currency) {
		return this.retentions.get(new Key(interval.label(), last, currency));
	}

	/**
	 * Find the retention of the 12 months that end with a month.
	 * @param last the month's last day, or any other, which has none
	 */
	@Nullable CohortRetention findTrailing(LocalDate last, String currency) {
		return this.retentions.get(new Key(TRAILING_YEAR, last, currency));
	}

	private record Key(String interval, LocalDate last, String currency) {
	}

}
