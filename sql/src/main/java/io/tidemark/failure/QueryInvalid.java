package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A parameter that is unknown, not taken or malformed.
 */
public final class QueryInvalid extends TidemarkFailure {

	public QueryInvalid(String message) {
		this(message, null);
	}

	public QueryInvalid(String message, @Nullable Throwable cause) {
		super(FailureCode.INVALID_QUERY, message, cause);
	}

}
