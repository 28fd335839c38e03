package io.tidemark.failure;

/**
 * A tenant, snapshot or figure that does not exist.
 */
public final class NotFound extends TidemarkFailure {

	public NotFound(String message) {
		super(FailureCode.NOT_FOUND, message, null);
	}

}
