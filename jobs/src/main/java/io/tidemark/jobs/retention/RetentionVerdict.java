package io.tidemark.jobs.retention;

import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Whether a snapshot is kept, and why.
 *
 * @param id the snapshot's number in the store
 * @param version its business date and revision
 * @param state published or held
 * @param keptBecause why it is kept, null if it is to be removed
 */
public record RetentionVerdict(long id, SnapshotVersion version, String state, @Nullable String keptBecause) {

	public boolean isKept() {
		return this.keptBecause != null;
	}

}
