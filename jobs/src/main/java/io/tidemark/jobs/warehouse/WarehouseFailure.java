package io.tidemark.jobs.warehouse;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.ResourcesExhausted;
import io.tidemark.failure.TenantBusy;
import io.tidemark.failure.TidemarkFailure;

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
			return new ResourcesExhausted(
					"The disk is full (%s): free space in the working folder and run again.".formatted(message), cause);
		}
		if (text.contains("could not set lock")) {
			return new TenantBusy("A run is under way in this working folder already (%s): wait until it has ended."
				.formatted(message), cause);
		}
		if (text.contains("out of memory") || text.contains("could not allocate")) {
			return new ResourcesExhausted(
					"DuckDB is out of memory (%s): raise tidemark.warehouse.memory-limit and run again."
						.formatted(message),
					cause);
		}
		if (text.contains("invalid result set")) {
			// A query that fails while its result streams does not say why.
			return new ResourcesExhausted(
					("DuckDB gave up in the middle of a result (%s), as it does when memory or disk"
							+ " is used up: raise tidemark.warehouse.memory-limit or free space in the working folder,"
							+ " and run again.")
						.formatted(message),
					cause);
		}
		return new WarehouseFailure(what + " failed: " + message, cause);
	}

	static TidemarkFailure of(Path file, IOException cause) {
		String reason = reason(cause);
		if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
			return new ResourcesExhausted(
					"The disk is full (%s): free space in the working folder and run again.".formatted(file), cause);
		}
		return new ConfigurationInvalid(
				"The working folder can't be written at %s (%s): name another with --home.".formatted(file, reason),
				cause);
	}

	private static String reason(IOException cause) {
		if (cause instanceof FileSystemException system) {
			return Objects.requireNonNullElse(system.getReason(), cause.getClass().getSimpleName());
		}
		return String.valueOf(cause.getMessage());
	}

}
