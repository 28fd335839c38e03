package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A report store that can't be reached or used.
 */
public final class StoreUnavailable extends TidemarkFailure {

	public StoreUnavailable(String message) {
		this(message, null);
	}

	public StoreUnavailable(String message, @Nullable Throwable cause) {
		super(FailureCode.STORE, message, cause);
	}

}
