package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A billing source that does not deliver the billing model.
 */
public final class SourceInvalid extends TidemarkFailure {

	public SourceInvalid(String message) {
		this(message, null);
	}

	public SourceInvalid(String message, @Nullable Throwable cause) {
		super(FailureCode.SOURCE, message, cause);
	}

}
