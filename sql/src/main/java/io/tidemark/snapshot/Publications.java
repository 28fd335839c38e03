package io.tidemark.snapshot;

/**
 * What a tenant has published.
 *
 * @param currentId the number of the snapshot that is served
 * @param hash a hash of all, which changes when one is added late or removed
 */
public record Publications(long currentId, String hash) {
}
