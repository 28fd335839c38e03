package io.tidemark.snapshot;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A stored snapshot, published or not.
 *
 * @param publishedAt when it became visible, null while it is not
 * @param holdReason why it was held, null if it was not
 * @param decision what was decided of it, null if it was not held or is so still
 */
public record Snapshot(long id, String tenant, SnapshotVersion version, Instant dataAsOf, ContentHash contentHash,
		Manifest manifest, Instant storedAt, @Nullable Instant publishedAt, @Nullable String holdReason,
		@Nullable HoldDecision decision) {

	/**
	 * Create a snapshot of which nothing was decided.
	 */
	public Snapshot(long id, String tenant, SnapshotVersion version, Instant dataAsOf, ContentHash contentHash,
			Manifest manifest, Instant storedAt, @Nullable Instant publishedAt, @Nullable String holdReason) {
		this(id, tenant, version, dataAsOf, contentHash, manifest, storedAt, publishedAt, holdReason, null);
	}

	public boolean isPublished() {
		return this.publishedAt != null;
	}

	/**
	 * Return the name under which a file with something of this snapshot is saved, as in
	 * {@code acme-customers-byStatus-2026-11-19.1.csv}.
	 * @param ending the ending without its point
	 */
	public String fileName(String content, String ending) {
		return Stream.of(this.tenant, content, this.version.toString())
			.map((part) -> part.replaceAll("[^A-Za-z0-9._]+", "-"))
			.collect(Collectors.joining("-", "", "." + ending));
	}

	public SnapshotState state() {
		if (this.decision != null) {
			return this.decision.verdict().state();
		}
		return isPublished() ? SnapshotState.PUBLISHED : SnapshotState.HELD;
	}

}
