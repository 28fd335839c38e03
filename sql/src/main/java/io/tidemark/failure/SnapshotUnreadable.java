package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot whose content is not what its hash says.
 */
public final class SnapshotUnreadable extends TidemarkFailure {

	public SnapshotUnreadable(String message) {
		this(message, null);
	}

	public SnapshotUnreadable(String message, @Nullable Throwable cause) {
		super(FailureCode.STORE, message, cause);
	}

}
