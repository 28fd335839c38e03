package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * Disk or memory that is used up.
 */
public final class ResourcesExhausted extends TidemarkFailure {

	public ResourcesExhausted(String message) {
		this(message, null);
	}

	public ResourcesExhausted(String message, @Nullable Throwable cause) {
		super(FailureCode.RESOURCES, message, cause);
	}

}
