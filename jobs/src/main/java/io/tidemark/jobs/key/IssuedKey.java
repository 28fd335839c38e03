package io.tidemark.jobs.key;

import io.tidemark.key.ApiKey;
import io.tidemark.key.KeySecret;

/**
 * A new key with its secret, which nobody can tell again.
 *
 * @param key the key
 * @param secret what its callers show
 */
public record IssuedKey(ApiKey key, KeySecret secret) {
}
