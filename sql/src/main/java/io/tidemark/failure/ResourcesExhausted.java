package io.tidemark.failure;

/**
 * Disk or memory that is used up.
 */
public final class ResourcesExhausted extends TidemarkFailure {

	public ResourcesExhausted(String message, Throwable cause) {
		super(FailureCode.RESOURCES, message, cause);
	}

}
