package io.tidemark.snapshot;

import java.util.List;

/**
 * Where the rows of snapshots are read from: the store, or a memory in front of it.
 */
public interface SnapshotContent {

	/**
	 * Load the list of a snapshot's chunks, in the order in which they are hashed.
	 */
	List<ChunkRef> loadChunkList(Snapshot snapshot);

	ChunkContent loadChunk(ChunkRef chunk);

}
