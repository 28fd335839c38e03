package io.tidemark.jobs.key;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import io.tidemark.failure.QueryInvalid;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.tidemark.failure.NotFound;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeySecret;
import io.tidemark.key.KeyStore;
import io.tidemark.key.Permission;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes keys and revokes them; nothing else ever changes a key.
 */
public final class KeyWriter {

	/** Letters and digits that are not mistaken for each other when read aloud. */
	private static final String ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

	private static final int ID_LENGTH = 8;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final JdbcClient jdbc;

	private final KeyStore keys;

	public KeyWriter(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
		this.keys = new KeyStore(dataSource);
	}

	/**
	 * Make a key. Only the hash of its secret is stored.
	 * @param request what it is to open; its expiry must be in the future
	 */
	public IssuedKey create(KeyRequest request) {
		KeySecret secret = KeySecret.generate();
		String id = generateId();
		this.jdbc.sql(SqlFile.load("store/write/insert_key"))
			.param("keyId", id)
			.param("keyHash", secret.hash().bytes())
			.param("tenant", request.tenant())
			.param("label", request.label(), Types.VARCHAR)
			.param("permissions", request.permissions().stream().map(Permission::name).toArray(String[]::new))
			.param("dealerCode", request.dealerCode(), Types.VARCHAR)
			.param("requestsPerMinute", request.requestsPerMinute(), Types.INTEGER)
			.param("expiresAt", utc(request.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
			.update();
		return new IssuedKey(load(id), secret);
	}

	/**
	 * Revoke a key at once and for good.
	 * @return the key; if it was revoked before, with the time at which it was
	 * @throws NotFound if there is no such key
	 */
	public ApiKey revoke(String id) {
		this.jdbc.sql(SqlFile.load("store/write/revoke_key")).param("keyId", id).update();
		return load(id);
	}

	private ApiKey load(String id) {
		return this.keys.find(id)
			.orElseThrow(
					() -> new NotFound("There is no key '%s': 'keys list' shows the ids there are.".formatted(id)));
	}

	private static String generateId() {
		return RANDOM.ints(ID_LENGTH, 0, ID_ALPHABET.length())
			.mapToObj((index) -> ID_ALPHABET.substring(index, index + 1))
			.collect(Collectors.joining());
	}

	private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	/**
	 * A new key with its secret, which nobody can tell again.
	 */
	public record IssuedKey(ApiKey key, KeySecret secret) {
	}

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
			check(dealerCode == null || !dealerCode.isBlank(),
					"the dealer's code is empty: leave it out for all dealers");
			check(requestsPerMinute == null || requestsPerMinute > 0,
					"the rate limit must be at least 1 request per minute");
		}

		private static void check(boolean isValid, String sentence) {
			if (!isValid) {
				throw new QueryInvalid("The key can't be made: " + sentence + ".");
			}
		}

	}

}
