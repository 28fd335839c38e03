package io.tidemark.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The reads of the keys in the report store; they need no more than {@code select}.
 */
public final class KeyStore {

	private final JdbcClient jdbc;

	public KeyStore(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
	}

	/**
	 * Find the keys that are neither revoked nor expired by the database's clock, by the
	 * hashes of their secrets.
	 */
	public Map<KeyHash, ApiKey> findUsable() {
		Map<KeyHash, ApiKey> keys = new HashMap<>();
		this.jdbc.sql(SqlFile.load("store/read/find_usable_keys")).query((row) -> {
			keys.put(KeyHash.of(row.getBytes("key_hash")), key(row, 0));
		});
		return Map.copyOf(keys);
	}

	/**
	 * Find all keys, including revoked and expired ones, by tenant and the oldest first.
	 * @param tenant the owner, null for every tenant
	 */
	public List<ApiKey> findAll(@Nullable String tenant) {
		return this.jdbc.sql(SqlFile.load("store/read/find_keys")).param("tenant", tenant).query(KeyStore::key).list();
	}

	/**
	 * Find a key by its public name, even if it is revoked or expired.
	 */
	public Optional<ApiKey> find(String id) {
		return this.jdbc.sql(SqlFile.load("store/read/find_key")).param("keyId", id).query(KeyStore::key).optional();
	}

	private static ApiKey key(ResultSet row, int number) throws SQLException {
		return new ApiKey(row.getString("key_id"), row.getString("tenant"), row.getString("label"), permissions(row),
				row.getString("dealer_code"), row.getObject("requests_per_minute", Integer.class),
				row.getTimestamp("created_at").toInstant(), instant(row.getTimestamp("expires_at")),
				instant(row.getTimestamp("revoked_at")));
	}

	private static Set<Permission> permissions(ResultSet row) throws SQLException {
		return Arrays.stream((Object[]) row.getArray("permissions").getArray())
			.map((name) -> new Permission((String) name))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
