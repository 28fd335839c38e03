package io.tidemark.snapshot;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where the snapshots are found that another one is compared with.
 */
public interface SnapshotHistory {

	/**
	 * Find the published snapshot of the next lower version than another, published or
	 * held.
	 */
	Optional<Snapshot> findPrevious(Snapshot snapshot);

	/**
	 * Find the published snapshots of a tenant up to one of them, the newest first.
	 */
	List<Snapshot> findPublishedUpTo(Snapshot last);

	/**
	 * Find what was kept of the comparison with the snapshot before, when another one was
	 * published.
	 * @param dealerCode the dealer whose series was compared, null for all together
	 */
	Optional<SeriesComparison> findComparison(Snapshot snapshot, @Nullable String dealerCode);

	/**
	 * Find what was kept of why that comparison found differences.
	 * @param dealerCode the dealer whose causes are wanted, null for all together
	 */
	Optional<List<RestatementCause>> findCauses(Snapshot snapshot, @Nullable String dealerCode);

	/**
	 * Find the last revision that was published of a business date, or of the nearest one
	 * up to 7 days earlier.
	 */
	Optional<Snapshot> findByBusinessDate(String tenant, LocalDate businessDate);

}
