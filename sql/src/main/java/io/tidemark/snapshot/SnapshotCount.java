package io.tidemark.snapshot;

/**
 * How many snapshots of a tenant the store has, by what became of them.
 *
 * @param published how many are published
 * @param held how many are held and wait for a decision
 * @param discarded how many were held and discarded
 */
public record SnapshotCount(String tenant, long published, long held, long discarded) {
}
