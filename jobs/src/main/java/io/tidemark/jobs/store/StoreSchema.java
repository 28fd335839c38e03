package io.tidemark.jobs.store;

import org.jspecify.annotations.Nullable;

/**
 * How far a store's schema is.
 *
 * @param version the last migration that was run, null for none
 * @param pending how many migrations are still to be run
 */
public record StoreSchema(@Nullable String version, int pending) {

	public boolean isCurrent() {
		return this.pending == 0;
	}

}
