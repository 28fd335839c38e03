package io.tidemark.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.tidemark.snapshot.RestatementCause;
import io.tidemark.snapshot.SeriesComparison;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of a tenant, the newest first, without kept comparisons.
 *
 * @param snapshots the snapshots
 */
public record MemoryHistory(List<Snapshot> snapshots) implements SnapshotHistory {

	@Override
	public Optional<Snapshot> findPrevious(Snapshot snapshot) {
		return this.snapshots.stream().filter((each) -> each.version().compareTo(snapshot.version()) < 0).findFirst();
	}

	@Override
	public List<Snapshot> findPublishedUpTo(Snapshot last) {
		return this.snapshots.stream().filter((each) -> each.version().compareTo(last.version()) <= 0).toList();
	}

	@Override
	public Optional<SeriesComparison> findComparison(Snapshot snapshot, @Nullable String dealerCode) {
		return Optional.empty();
	}

	@Override
	public Optional<List<RestatementCause>> findCauses(Snapshot snapshot, @Nullable String dealerCode) {
		return Optional.empty();
	}

	@Override
	public Optional<Snapshot> findByBusinessDate(String tenant, LocalDate businessDate) {
		return Optional.empty();
	}

}
