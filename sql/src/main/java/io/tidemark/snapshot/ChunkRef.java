package io.tidemark.snapshot;

import java.util.Comparator;

/**
 * A snapshot's reference to a chunk.
 *
 * @param part the calendar month as {@code 2026-11}, or {@link #ALL}
 */
public record ChunkRef(String figure, String part, ContentHash hash, long rowCount) {

	/** The part of rows without a date. */
	public static final String ALL = "all";

	/** The order in which a snapshot's chunks are hashed. */
	public static final Comparator<ChunkRef> ORDER = Comparator.comparing(ChunkRef::figure)
		.thenComparing(ChunkRef::part);

}
