package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot that a failed check holds back.
 */
public final class SnapshotHeld extends TidemarkFailure {

	public SnapshotHeld(String message) {
		this(message, null);
	}

	public SnapshotHeld(String message, @Nullable Throwable cause) {
		super(FailureCode.HELD, message, cause);
	}

}
