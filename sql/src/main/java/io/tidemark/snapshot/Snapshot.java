package io.tidemark.snapshot;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A stored snapshot, published or held.
 *
 * @param id its number in the store
 * @param tenant whose figures it has
 * @param version its business date and revision
 * @param dataAsOf the instant at which the source was read
 * @param contentHash the hash over its chunks
 * @param manifest what is known of its making
 * @param storedAt when it was stored
 * @param publishedAt when it became visible, null while it is held
 * @param holdReason why it was held, null if it was not
 */
public record Snapshot(long id, String tenant, SnapshotVersion version, Instant dataAsOf, ContentHash contentHash,
		Manifest manifest, Instant storedAt, @Nullable Instant publishedAt, @Nullable String holdReason) {

	public boolean isPublished() {
		return this.publishedAt != null;
	}

}
