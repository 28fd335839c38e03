package io.tidemark.api.store;

import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;

/**
 * Chunks in memory in front of the store; they never change, so they are never stale.
 */
final class CachedContent implements SnapshotContent {

	private static final int CHUNK_LISTS = 500;

	/** About what a row and a value take in memory. */
	private static final int ROW_BYTES = 64;

	private static final int VALUE_BYTES = 56;

	private final SnapshotContent store;

	private final Cache<Long, List<ChunkRef>> lists = Caffeine.newBuilder().maximumSize(CHUNK_LISTS).build();

	private final Cache<ContentHash, ChunkContent> chunks;

	/**
	 * Create a memory in front of a store.
	 * @param maximumBytes about how much the chunks may take of it
	 */
	CachedContent(SnapshotContent store, long maximumBytes) {
		this.store = store;
		this.chunks = Caffeine.newBuilder()
			.maximumWeight(maximumBytes)
			.weigher((ContentHash hash, ChunkContent chunk) -> weight(chunk))
			.build();
	}

	private static int weight(ChunkContent chunk) {
		long bytes = (chunk.rows().size() + 1L) * (ROW_BYTES + (long) VALUE_BYTES * chunk.columns().size());
		return (int) Math.min(bytes, Integer.MAX_VALUE);
	}

	@Override
	public List<ChunkRef> loadChunkList(Snapshot snapshot) {
		return this.lists.get(snapshot.id(), (id) -> List.copyOf(this.store.loadChunkList(snapshot)));
	}

	@Override
	public ChunkContent loadChunk(ChunkRef chunk) {
		return this.chunks.get(chunk.hash(), (hash) -> this.store.loadChunk(chunk));
	}

}
