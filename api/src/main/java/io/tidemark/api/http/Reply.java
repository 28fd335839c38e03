package io.tidemark.api.http;

import io.tidemark.api.key.RateLimit;
import io.tidemark.key.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way to one caller.
 *
 * @param answer the answer
 * @param status the HTTP status
 * @param limit what is left of the caller's limit, null if nothing was counted
 * @param route the path's pattern, for metrics
 * @param key the caller's key, null without a valid one
 * @param snapshot the version that is told of, null for none
 */
record Reply(Answer answer, int status, @Nullable RateLimit limit, String route, @Nullable ApiKey key,
		@Nullable String snapshot) {
}
