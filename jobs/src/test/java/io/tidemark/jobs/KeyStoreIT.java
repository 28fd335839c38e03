package io.tidemark.jobs;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.jobs.key.KeyWriter.IssuedKey;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeyStore;
import io.tidemark.key.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Holds the store to what it promises of keys.
 */
class KeyStoreIT {

	private static final Set<Permission> KPIS = Set.of(Permission.ALL_KPIS);

	private ReportStore store;

	private KeyWriter writer;

	private KeyStore keys;

	@BeforeEach
	void migrate() {
		this.store = ReportStore.open(new StoreProperties(TestPostgres.createDatabase(), null, null), Path.of(""));
		this.writer = new KeyWriter(this.store.dataSource());
		this.keys = new KeyStore(this.store.dataSource());
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void keyIsFoundByTheHashOfItsSecretAsItWasRequested() {
		Instant expiresAt = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS).plusSeconds(3600);
		Set<Permission> permissions = new LinkedHashSet<>(List.of(Permission.OPERATIONS, Permission.kpi("invoices")));
		IssuedKey issued = this.writer
			.create(new KeyRequest("acme", "Grafana, \"north\"", permissions, "NORTH", 30, expiresAt));
		assertThat(issued.key().id()).matches("[2-9a-z]{8}");
		assertThat(this.keys.findUsable()).containsExactly(Map.entry(issued.secret().hash(), issued.key()));
		assertThat(issued.key()).usingRecursiveComparison()
			.ignoringFields("id", "createdAt")
			.isEqualTo(
					new ApiKey("", "acme", "Grafana, \"north\"", permissions, "NORTH", 30, expiresAt, expiresAt, null));
		assertThat(issued.key().permissions()).containsExactlyElementsOf(permissions);
	}

	@Test
	void keyWithoutExtrasHasNone() {
		ApiKey key = create("acme").key();
		assertThat(key.label()).isNull();
		assertThat(key.dealerCode()).isNull();
		assertThat(key.requestsPerMinute()).isNull();
		assertThat(key.expiresAt()).isNull();
		assertThat(key.revokedAt()).isNull();
	}

	@Test
	void secretIsStoredNowhere() throws SQLException {
		String secret = create("acme").secret().text();
		try (Connection connection = this.store.dataSource().getConnection();
				Statement statement = connection.createStatement();
				var row = statement
					.executeQuery("select api_key::text || encode(key_hash, 'escape') from tidemark.api_key")) {
			row.next();
			assertThat(row.getString(1)).isNotEmpty().doesNotContain(secret, secret.substring(4));
		}
	}

	@Test
	void revokedKeyOpensNothingAtOnceAndForGood() {
		IssuedKey revoked = create("acme");
		IssuedKey other = create("acme");
		ApiKey first = this.writer.revoke(revoked.key().id());
		assertThat(first.revokedAt()).isNotNull();
		assertThat(this.keys.findUsable()).containsOnlyKeys(other.secret().hash());
		assertThat(this.writer.revoke(revoked.key().id())).as("again").isEqualTo(first);
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.writer.revoke("nosuchid"))
			.withMessageContaining("'nosuchid'");
	}

	@Test
	void expiredKeyOpensNothingByTheClockOfTheDatabase() throws SQLException {
		sql("""
				insert into tidemark.api_key (key_id, key_hash, tenant, permissions, created_at, expires_at)
				select lpad(n::text, 8, 'k'), sha256(n::text::bytea), 'acme', array['kpi:*'],
				    now() - interval '1 day', now() + n * interval '1 hour'
				from generate_series(-1, 1) as n where n <> 0
				""");
		assertThat(this.keys.findUsable().values()).extracting(ApiKey::id).containsExactly("kkkkkkk1");
		assertThat(this.keys.findAll("acme")).extracting(ApiKey::id).containsExactly("kkkkkk-1", "kkkkkkk1");
	}

	@Test
	void keysAreListedByTenantTheOldestFirst() {
		ApiKey globex = create("globex").key();
		ApiKey first = create("acme").key();
		ApiKey second = create("acme").key();
		assertThat(this.keys.findAll(null)).containsExactly(first, second, globex);
		assertThat(this.keys.findAll("acme")).containsExactly(first, second);
		assertThat(this.keys.findAll("nobody")).isEmpty();
		assertThat(this.keys.find(globex.id())).contains(globex);
	}

	@ParameterizedTest
	@ValueSource(strings = { "update tidemark.api_key set permissions = array['operations:read']",
			"update tidemark.api_key set tenant = 'globex'", "update tidemark.api_key set dealer_code = null",
			"update tidemark.api_key set requests_per_minute = null", "update tidemark.api_key set expires_at = null",
			"update tidemark.api_key set key_hash = sha256('x')", "update tidemark.api_key set revoked_at = null",
			"update tidemark.api_key set revoked_at = now(), dealer_code = null", "delete from tidemark.api_key",
			"truncate tidemark.api_key" })
	void databaseRefusesEveryChangeButRevoking(String change) throws SQLException {
		ApiKey key = this.writer
			.create(new KeyRequest("acme", null, KPIS, "NORTH", 5, Clock.systemUTC().instant().plusSeconds(60)))
			.key();
		assertThatThrownBy(() -> sql(change)).hasMessageContaining("keys can only be revoked");
		ApiKey revoked = this.writer.revoke(key.id());
		assertThatThrownBy(() -> sql(change)).hasMessageContaining("keys can only be revoked");
		assertThatThrownBy(() -> sql("update tidemark.api_key set revoked_at = now() + interval '1 day'"))
			.hasMessageContaining("keys can only be revoked");
		assertThat(this.keys.findAll("acme")).containsExactly(revoked);
	}

	@Test
	void readerMayReadKeysAndNothingElse() throws SQLException {
		create("acme");
		try (Connection connection = this.store.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set role tidemark_reader");
			assertThat(statement.executeQuery("select * from tidemark.api_key").next()).isTrue();
			for (String change : List.of("update tidemark.api_key set revoked_at = now()",
					"delete from tidemark.api_key", "truncate tidemark.api_key",
					"insert into tidemark.api_key select * from tidemark.api_key",
					"alter table tidemark.api_key disable trigger all")) {
				assertThatThrownBy(() -> statement.execute(change)).as(change)
					.isInstanceOfSatisfying(SQLException.class,
							(ex) -> assertThat(ex.getSQLState()).as(ex.getMessage()).isEqualTo("42501"));
			}
			statement.execute("reset role");
		}
	}

	@Test
	void requestThatMakesNoSenseIsRefused() {
		assertThatExceptionOfType(QueryInvalid.class)
			.isThrownBy(() -> new KeyRequest("acme", null, Set.of(), null, null, null))
			.withMessageContaining("at least one permission");
		assertThatExceptionOfType(QueryInvalid.class)
			.isThrownBy(() -> new KeyRequest("acme", "x".repeat(201), KPIS, null, null, null))
			.withMessageContaining("at most 200 characters");
		assertThatExceptionOfType(QueryInvalid.class)
			.isThrownBy(() -> new KeyRequest("acme", null, KPIS, " ", null, null))
			.withMessageContaining("dealer's code is empty");
		assertThatExceptionOfType(QueryInvalid.class)
			.isThrownBy(() -> new KeyRequest("acme", null, KPIS, null, 0, null))
			.withMessageContaining("at least 1 request per minute");
	}

	private IssuedKey create(String tenant) {
		return this.writer.create(new KeyRequest(tenant, null, KPIS, null, null, null));
	}

	private void sql(String sql) throws SQLException {
		DataSource source = this.store.dataSource();
		try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
