package io.tidemark.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a run's DuckDB may use.
 *
 * @param memoryLimit how much memory, beside the Java heap; past it DuckDB spills to disk
 * @param threads how many threads, null for one per processor
 * @param connections how many connections to the source at a time
 */
public record WarehouseProperties(@DefaultValue("2GB") DataSize memoryLimit, @Nullable Integer threads,
		@DefaultValue("2") int connections) {

	public WarehouseProperties {
		if (memoryLimit.toMegabytes() < 64) {
			throw new IllegalArgumentException("memory-limit must be at least 64MB");
		}
		if (threads != null && threads < 1) {
			throw new IllegalArgumentException("threads must be at least 1");
		}
		if (connections < 1) {
			throw new IllegalArgumentException("connections must be at least 1");
		}
	}

}
