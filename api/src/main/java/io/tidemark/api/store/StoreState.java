package io.tidemark.api.store;

import java.util.Map;

import io.tidemark.key.ApiKey;
import io.tidemark.key.KeyHash;
import io.tidemark.snapshot.Publications;
import io.tidemark.snapshot.Snapshot;

/**
 * What the store said when it was last looked at.
 *
 * @param keys the usable keys by the hash of their secret
 * @param current the snapshot that is served, by tenant
 * @param publications what is published, by tenant
 */
public record StoreState(Map<KeyHash, ApiKey> keys, Map<String, Snapshot> current,
		Map<String, Publications> publications) {

	public StoreState {
		keys = Map.copyOf(keys);
		current = Map.copyOf(current);
		publications = Map.copyOf(publications);
	}

}
