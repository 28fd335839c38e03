package io.tidemark.jobs.key;

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

}
