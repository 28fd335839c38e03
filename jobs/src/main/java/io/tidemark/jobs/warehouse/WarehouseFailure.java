package io.tidemark.jobs.warehouse;

import java.sql.SQLException;
import java.util.Locale;

import io.tidemark.failure.ResourcesExhausted;

/**
 * A statement that DuckDB refused.
 */
public final class WarehouseFailure extends RuntimeException {

	private WarehouseFailure(String message, SQLException cause) {
		super(message, cause);
	}

	static RuntimeException of(String what, SQLException cause) {
		String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
		if (text.contains("no space left") || text.contains("disk full") || text.contains("max_temp_directory_size")) {
			return new ResourcesExhausted("The disk is full (%s: %s): free space in the working folder and run again."
				.formatted(what, message), cause);
		}
		if (text.contains("out of memory") || text.contains("could not allocate")) {
			return new ResourcesExhausted(
					"DuckDB is out of memory (%s: %s): raise tidemark.warehouse.memory-limit and run again."
						.formatted(what, message),
					cause);
		}
		return new WarehouseFailure(what + " failed: " + message, cause);
	}

}
