package io.tidemark.snapshot;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.failure.SnapshotUnreadable;

/**
 * Recomputes what a snapshot's hashes are of.
 */
record SnapshotVerification(SnapshotStore store) {

	/**
	 * Verify each chunk and the content hash over all of them.
	 * @throws SnapshotUnreadable if the content is not what its hashes say
	 */
	int verify(Snapshot snapshot) {
		List<ChunkRef> actual = new ArrayList<>();
		for (ChunkRef chunk : this.store.loadChunkList(snapshot)) {
			ContentHash hash = hash(snapshot, chunk);
			if (!hash.equals(chunk.hash())) {
				throw new SnapshotUnreadable(
						"Chunk %s %s of %s %s has the hash %s, not %s: restore the store.".formatted(chunk.figure(),
								chunk.part(), snapshot.tenant(), snapshot.version(), hash, chunk.hash()));
			}
			actual.add(chunk);
		}
		ContentHash hash = ContentHash.ofChunks(actual);
		if (!hash.equals(snapshot.contentHash())) {
			throw new SnapshotUnreadable("Snapshot %s %s has the content hash %s, not %s: restore the store."
				.formatted(snapshot.tenant(), snapshot.version(), hash, snapshot.contentHash()));
		}
		return actual.size();
	}

	private ContentHash hash(Snapshot snapshot, ChunkRef chunk) {
		try {
			return ContentHash.of(ContentHash.sha256().digest(ChunkContent.inflate(this.store.loadBytes(chunk))));
		}
		catch (UncheckedIOException ex) {
			throw new SnapshotUnreadable("Chunk %s %s of %s %s can't be inflated: restore the store."
				.formatted(chunk.figure(), chunk.part(), snapshot.tenant(), snapshot.version()), ex);
		}
	}

}
