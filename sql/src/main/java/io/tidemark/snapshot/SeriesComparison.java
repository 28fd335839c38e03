package io.tidemark.snapshot;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a snapshot's revenue series said differently than that of the one before.
 *
 * @param previous the version that it was compared with, null if it was the first
 * @param restatements the differences by date, currency and the order of the columns
 */
public record SeriesComparison(@Nullable SnapshotVersion previous, List<Restatement> restatements) {

	public SeriesComparison {
		restatements = List.copyOf(restatements);
	}

}
