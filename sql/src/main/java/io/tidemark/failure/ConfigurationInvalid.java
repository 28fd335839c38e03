package io.tidemark.failure;

import org.jspecify.annotations.Nullable;

/**
 * A configuration that must be corrected before anything runs.
 */
public final class ConfigurationInvalid extends TidemarkFailure {

	public ConfigurationInvalid(String message) {
		this(message, null);
	}

	public ConfigurationInvalid(String message, @Nullable Throwable cause) {
		super(FailureCode.CONFIGURATION, message, cause);
	}

}
