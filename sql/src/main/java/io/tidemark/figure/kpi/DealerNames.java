package io.tidemark.figure.kpi;

import java.util.HashMap;
import java.util.Map;

import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;

/**
 * Reads what dealers are called.
 */
public final class DealerNames {

	private final SnapshotContent content;

	public DealerNames(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Read the names of all dealers that have one, by code.
	 */
	public Map<String, String> read(Snapshot snapshot) {
		Map<String, String> names = new HashMap<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (chunk.figure().equals("dealers")) {
				this.content.loadChunk(chunk).stream().forEach((dealer) -> {
					String name = dealer.get("dealer_name");
					if (name != null && !name.isBlank()) {
						names.put(dealer.text("dealer_code"), name);
					}
				});
			}
		}
		return names;
	}

}
