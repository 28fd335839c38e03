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

	/**
	 * Give the innermost reason that there is: when the store hangs up, the first cause
	 * has none.
	 */
	public static StoreUnavailable because(Throwable failure) {
		return new StoreUnavailable("The report store can't be used: " + InnermostReason.of(failure), failure);
	}

}
