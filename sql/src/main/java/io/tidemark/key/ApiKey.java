package io.tidemark.key;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A key without its secret: whose it is and what it may do.
 *
 * @param id its public name of 8 characters, for lists, logs and revoking
 * @param tenant whose figures it may read
 * @param permissions what it may do, in the order in which they were given
 * @param dealerCode the one dealer that its answers are limited to, null for all
 * @param expiresAt the first instant at which it is no longer usable, null for never
 */
public record ApiKey(String id, String tenant, @Nullable String label, Set<Permission> permissions,
		@Nullable String dealerCode, @Nullable Integer requestsPerMinute, Instant createdAt,
		@Nullable Instant expiresAt, @Nullable Instant revokedAt) {

	public ApiKey {
		permissions = Collections.unmodifiableSet(new LinkedHashSet<>(permissions));
	}

	/**
	 * Return whether the key is neither revoked nor expired at an instant.
	 */
	public boolean isUsableAt(Instant instant) {
		return this.revokedAt == null && (this.expiresAt == null || instant.isBefore(this.expiresAt));
	}

	public boolean allows(Permission required) {
		return this.permissions.stream().anyMatch((permission) -> permission.implies(required));
	}

}
