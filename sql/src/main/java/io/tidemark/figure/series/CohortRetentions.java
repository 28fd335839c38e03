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
	 * Load what matches a filter, of several dealers added up unless they are grouped by;
	 * nothing by product, and nothing of a snapshot that was published without.
	 */
	CohortRetentions(SnapshotContent content, Snapshot snapshot, SeriesFilter filter) {
		for (ChunkRef chunk : content.loadChunkList(snapshot)) {
			if (chunk.figure().equals("mrr_retention") && filter.dates().mayInclude(chunk.part())) {
				content.loadChunk(chunk).stream().forEach((row) -> {
					LocalDate end = row.date("period_end_on");
					String currency = row.text("currency_code");
					if (filter.includes(end, currency) && filter.isOfScope(row)) {
						this.retentions.merge(new Key(row.text("period_interval"), end, currency, filter.group(row)),
								CohortRetention.of(row), CohortRetention::plus);
					}
				});
			}
		}
	}

	/**
	 * Find the retention of a whole period, or of one that the business date cuts.
	 * @param last its last day, or the business date
	 */
	@Nullable CohortRetention find(Interval interval, SeriesDay last) {
		return find(interval.label(), last);
	}

	/**
	 * Find the retention of the 12 months that end with a month.
	 * @param last the month's last day, or any other, which has none
	 */
	@Nullable CohortRetention findTrailing(SeriesDay last) {
		return find(TRAILING_YEAR, last);
	}

	private @Nullable CohortRetention find(String interval, SeriesDay last) {
		return this.retentions.get(new Key(interval, last.date(), last.currency(), last.group()));
	}

	private record Key(String interval, LocalDate last, String currency, @Nullable String group) {
	}

}
