package io.tidemark.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * What the DuckDB of a process may use, by all runs that it has at a time.
 *
 * @param memoryLimit how much memory, beside the Java heap; past it DuckDB spills to disk
 * @param threads how many threads, null for one per processor
 * @param connections how many connections to the source at a time
 */
public record WarehouseProperties(@DefaultValue("2GB") DataSize memoryLimit, @Nullable Integer threads,
		@DefaultValue("2") int connections) {

	private static final int LEAST_MEGABYTES = 64;

	/** What a run is given if nothing says how many runs there are at a time. */
	private static final int USUAL_MEGABYTES = 512;

	private static final int MOST_RUNS = 8;

	public WarehouseProperties {
		Assert.isTrue(memoryLimit.toMegabytes() >= LEAST_MEGABYTES, "memory-limit must be at least 64MB");
		Assert.isTrue(threads == null || threads >= 1, "threads must be at least 1");
		Assert.isTrue(connections >= 1, "connections must be at least 1");
	}

	/**
	 * Return how many runs at a time are sensible on this machine, from 1 to 8.
	 */
	int sensibleRuns() {
		long byMemory = this.memoryLimit.toMegabytes() / USUAL_MEGABYTES;
		return (int) Math.max(1, Math.min(Math.min(byMemory, Runtime.getRuntime().availableProcessors()), MOST_RUNS));
	}

	/**
	 * Return what each of several runs at a time may use: an equal part of memory and
	 * threads, and as many connections to its source.
	 */
	WarehouseProperties share(int runs) {
		if (runs == 1) {
			return this;
		}
		int all = (this.threads != null) ? this.threads : Runtime.getRuntime().availableProcessors();
		return new WarehouseProperties(DataSize.ofBytes(this.memoryLimit.toBytes() / runs), Math.max(1, all / runs),
				this.connections);
	}

	boolean isEnoughFor(int runs) {
		return this.memoryLimit.toMegabytes() / runs >= LEAST_MEGABYTES;
	}

}
