package io.tidemark.config;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A file of a value that can't be had.
 */
final class SecretFileUnreadable extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	SecretFileUnreadable(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
