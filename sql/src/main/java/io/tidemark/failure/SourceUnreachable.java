package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A billing source that can't be connected to or read.
 */
public final class SourceUnreachable extends TidemarkFailure {

	public SourceUnreachable(String message) {
		this(message, null);
	}

	public SourceUnreachable(String message, @Nullable Throwable cause) {
		super(FailureCode.SOURCE, message, cause);
	}

}
