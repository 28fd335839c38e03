package io.tidemark.jobs.key;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import io.tidemark.failure.QueryInvalid;
import io.tidemark.key.Permission;
import org.jspecify.annotations.Nullable;

/**
 * What a new key is to open.
 *
 * @param dealerCode the one dealer that its answers are limited to, null for all
 * @param requestsPerMinute how many requests it may make, null for the default
 * @param expiresAt the first instant at which it is no longer usable, null for never
 */
public record KeyRequest(String tenant, @Nullable String label, Set<Permission> permissions,
		@Nullable String dealerCode, @Nullable Integer requestsPerMinute, @Nullable Instant expiresAt) {

	private static final int MAX_LABEL = 200;

	public KeyRequest {
		permissions = Collections.unmodifiableSet(new LinkedHashSet<>(permissions));
		check(!permissions.isEmpty(), "a key needs at least one permission");
		check(label == null || label.length() <= MAX_LABEL, "a label has at most " + MAX_LABEL + " characters");
		check(dealerCode == null || !dealerCode.isBlank(), "the dealer's code is empty: leave it out for all dealers");
		check(requestsPerMinute == null || requestsPerMinute > 0,
				"the rate limit must be at least 1 request per minute");
	}

	private static void check(boolean isValid, String sentence) {
		if (!isValid) {
			throw new QueryInvalid("The key can't be made: " + sentence + ".");
		}
	}

}
