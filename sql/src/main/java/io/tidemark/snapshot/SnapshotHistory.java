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
	 * Find the published snapshot before another.
	 * @param snapshot the other one, published or held
	 * @return the one of the next lower version, empty if there is none
	 */
	Optional<Snapshot> findPrevious(Snapshot snapshot);

	/**
	 * Find the published snapshots of a tenant up to one of them, the newest first.
	 */
	List<Snapshot> findPublishedUpTo(Snapshot last);

	/**
	 * Find what was kept of the comparison with the snapshot before, when another one was
	 * published.
	 * @param snapshot the other one
	 * @param dealerCode the dealer whose series was compared, null for all together
	 * @return the comparison, empty if none was kept
	 */
	Optional<SeriesComparison> findComparison(Snapshot snapshot, @Nullable String dealerCode);

	/**
	 * Find what was published of a business date, or of the nearest one up to 7 days
	 * earlier.
	 * @param tenant the tenant's name
	 * @param businessDate the business date
	 * @return the last published revision, empty if there is none of these days
	 */
	Optional<Snapshot> findByBusinessDate(String tenant, LocalDate businessDate);

}
