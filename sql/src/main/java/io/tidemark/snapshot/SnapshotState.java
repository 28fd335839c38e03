package io.tidemark.snapshot;

import java.util.Locale;

/**
 * How far a stored snapshot is.
 */
public enum SnapshotState {

	/** Published by its run. */
	PUBLISHED,

	/** Kept back by a failed check, and nothing is decided yet. */
	HELD,

	/** Kept back, then published by decision. */
	RELEASED,

	/** Kept back for good by decision. */
	DISCARDED;

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
