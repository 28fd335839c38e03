package io.tidemark.config;

import org.jspecify.annotations.Nullable;

/**
 * What runs at a time where many tenants are run.
 *
 * @param parallelRuns how many tenants, from 1 to 64, null for as many as processors and
 * the warehouse's memory are good for
 */
public record SchedulerProperties(@Nullable Integer parallelRuns) {

	private static final int MOST = 64;

	public SchedulerProperties {
		if (parallelRuns != null && (parallelRuns < 1 || parallelRuns > MOST)) {
			throw new IllegalArgumentException("parallel-runs must be from 1 to 64");
		}
	}

}
