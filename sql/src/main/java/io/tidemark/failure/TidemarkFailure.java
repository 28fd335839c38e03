package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * The base of all failures: one plain sentence that says what to do.
 */
public abstract class TidemarkFailure extends RuntimeException {

	private final FailureCode code;

	protected TidemarkFailure(FailureCode code, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.code = code;
	}

	public FailureCode code() {
		return this.code;
	}

}
