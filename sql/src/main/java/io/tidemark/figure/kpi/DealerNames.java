package io.tidemark.figure.kpi;

import java.util.HashMap;
import java.util.Map;

import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

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
				addTo(names, this.content.loadChunk(chunk));
			}
		}
		return names;
	}

	private static void addTo(Map<String, String> names, ChunkContent dealers) {
		int codeIndex = dealers.indexOf("dealer_code");
		int nameIndex = dealers.indexOf("dealer_name");
		for (@Nullable
		String[] row : dealers.rows()) {
			String code = row[codeIndex];
			String name = row[nameIndex];
			if (code != null && name != null && !name.isBlank()) {
				names.put(code, name);
			}
		}
	}

}
