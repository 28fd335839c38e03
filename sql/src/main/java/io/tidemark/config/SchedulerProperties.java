package io.tidemark.config;

import org.jspecify.annotations.Nullable;

/**
 * How many tenants run at a time, and where the scheduler says that it is alive.
 *
 * @param parallelRuns how many tenants, from 1 to 64, null for as many as processors and
 * the warehouse's memory are good for
 * @param managementPort the port of this machine on which a scheduler answers
 * {@code /livez}, null for none
 */
public record SchedulerProperties(@Nullable Integer parallelRuns, @Nullable Integer managementPort) {

	private static final int MOST = 64;

	private static final int LAST_PORT = 65_535;

	public SchedulerProperties {
		if (parallelRuns != null && (parallelRuns < 1 || parallelRuns > MOST)) {
			throw new IllegalArgumentException("parallel-runs must be from 1 to 64");
		}
		if (managementPort != null && (managementPort < 1 || managementPort > LAST_PORT)) {
			throw new IllegalArgumentException("management-port must be from 1 to 65535");
		}
	}

}
