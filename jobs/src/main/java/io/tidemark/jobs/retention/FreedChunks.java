package io.tidemark.jobs.retention;

/**
 * How much of the store is given back.
 *
 * @param chunks how many chunks nobody lists
 * @param bytes the bytes of their deflated content
 */
public record FreedChunks(long chunks, long bytes) {

	static final FreedChunks NONE = new FreedChunks(0, 0);

	FreedChunks plus(FreedChunks other) {
		return new FreedChunks(this.chunks + other.chunks, this.bytes + other.bytes);
	}

}
