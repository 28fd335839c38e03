package io.tidemark.snapshot;

/**
 * How many snapshots of a tenant the store has, by what became of them.
 *
 * @param held how many are held and wait for a decision
 */
public record SnapshotCount(String tenant, long published, long held, long discarded) {
}
