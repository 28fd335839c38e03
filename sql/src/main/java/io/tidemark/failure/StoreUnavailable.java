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
	 * Tell of a failure whose innermost cause may have nothing to say, as when the store
	 * hangs up.
	 * @param failure what was thrown
	 * @return the failure with the innermost reason that there is
	 */
	public static StoreUnavailable because(Throwable failure) {
		return new StoreUnavailable("The report store can't be used: " + InnermostReason.of(failure), failure);
	}

}
