package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A tenant, snapshot or figure that does not exist.
 */
public final class NotFound extends TidemarkFailure {

	public NotFound(String message) {
		this(message, null);
	}

	public NotFound(String message, @Nullable Throwable cause) {
		super(FailureCode.NOT_FOUND, message, cause);
	}

}
