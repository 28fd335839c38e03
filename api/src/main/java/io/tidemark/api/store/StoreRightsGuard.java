package io.tidemark.api.store;

import java.util.List;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.snapshot.StoreRights;

/**
 * Refuses a role that may do more than read.
 */
public final class StoreRightsGuard {

	private static final String ADVICE = "The API's role in the report store %s: give it one that may only read, "
			+ "\"create role tidemark_api login password '...' in role tidemark_reader\", "
			+ "and name it as tidemark.api.store.username.";

	private final StoreRights rights;

	private boolean isChecked;

	public StoreRightsGuard(StoreRights rights) {
		this.rights = rights;
	}

	/**
	 * Check the role, once.
	 * @throws ConfigurationInvalid if it has rights beyond reading
	 */
	synchronized void check() {
		if (!this.isChecked) {
			List<String> excess = this.rights.findExcessRights();
			if (!excess.isEmpty()) {
				throw new ConfigurationInvalid(ADVICE.formatted(excess.get(0)));
			}
			this.isChecked = true;
		}
	}

}
