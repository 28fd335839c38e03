package io.tidemark.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.jobs.key.KeyWriter.IssuedKey;
import io.tidemark.key.Permission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key opens what it was made for, as long as it was made for, and nothing else.
 */
class KeysIT {

	private static final String ANY = "/backend/kpi/customers/";

	private static final String SEED_VERSION = "2025-04-09.1";

	private static final String RIVAL_VERSION = "2025-04-10.1";

	private static RunningApi api;

	private static Caller seed;

	private static Caller rival;

	@BeforeAll
	static void issueKeys() {
		api = RunningApi.shared();
		seed = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
		rival = api.issue(PublishedStore.RIVAL, "kpi:*", "analytics:read");
	}

	static List<String> paths() {
		return Figures.paths();
	}

	@Test
	void keyIsStoredAsHashOnly() {
		IssuedKey key = api.store().issue(PublishedStore.SEED_WORLD, "kpi:*");
		String row = JdbcClient.create(api.store().installation().store())
			.sql("select api_key::text from tidemark.api_key where key_id = :id")
			.param("id", key.key().id())
			.query(String.class)
			.single();
		assertThat(row).contains(key.key().id())
			.contains(key.secret().hash().hex())
			.doesNotContain(key.secret().text().substring("tdm_".length()));
	}

	@ParameterizedTest
	@CsvSource({ "Bearer unknown, 401002", "Bearer tdm_unknown, 401002", "Basic dXNlcjp1c2Vy, 401001",
			"Bearer, 401001" })
	void unknownKeyIsRefused(String authorization, int code) {
		Received answer = api.caller().get(ANY, "Authorization", authorization);
		assertUnauthorised(answer, code);
	}

	@Test
	void missingKeyIsRefused() {
		assertUnauthorised(api.caller().get(ANY), 401001);
		assertUnauthorised(api.caller().get(ANY + "?key=&outputMode=json"), 401001);
		assertUnauthorised(api.caller().get(ANY + "?key=x&outputMode=json"), 401002);
	}

	@Test
	void headerGoesBeforeTheParameter() {
		Caller both = new Caller(seed.base(), "unknown", seed.secret());
		assertUnauthorised(both.get(ANY), 401002);
		assertThat(new Caller(seed.base(), seed.secret(), "unknown").get(ANY).status()).isEqualTo(200);
	}

	@Test
	void revokedKeyIsRefusedWithinThreeSecondsWarmAnswersOrNot() {
		IssuedKey key = api.store().issue(PublishedStore.SEED_WORLD, "kpi:*");
		Caller caller = api.caller(key);
		assertThat(caller.get(ANY).status()).isEqualTo(200);
		assertThat(caller.get(ANY).status()).isEqualTo(200);
		api.store().keys().revoke(key.key().id());
		RunningApi.await(Duration.ofSeconds(3), () -> caller.get(ANY).status() == 401);
		assertUnauthorised(caller.get(ANY), 401002);
		assertUnauthorised(caller.inUrl().get(ANY + "?outputMode=json"), 401002);
	}

	@Test
	void keyIsRefusedFromItsExpiryOn() {
		Instant expiry = Instant.now().plusSeconds(3);
		Caller caller = api
			.issue(new KeyRequest(PublishedStore.SEED_WORLD, null, Set.of(Permission.ALL_KPIS), null, null, expiry));
		assertThat(caller.get(ANY).status()).isEqualTo(200);
		RunningApi.await(() -> Instant.now().isAfter(expiry));
		assertUnauthorised(caller.get(ANY), 401002);
	}

	private static void assertUnauthorised(Received answer, int code) {
		assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
		assertThat(answer.require("WWW-Authenticate")).isEqualTo("Bearer realm=\"tidemark\"");
		assertThat(answer.json().at("/errors/error_code").intValue()).isEqualTo(code);
	}

	@ParameterizedTest
	@MethodSource("paths")
	void permissionOpensItsObjectOnly(String path) {
		Caller customers = Permissions.CUSTOMERS;
		Caller analytics = Permissions.ANALYTICS;
		assertThat(customers.get(path).status()).isEqualTo(path.contains("/kpi/customers/") ? 200 : 403);
		assertThat(analytics.get(path).status()).isEqualTo(path.contains("/analytics/") ? 200 : 403);
		assertThat(Permissions.OPERATIONS.get(path).status()).isEqualTo(403);
		assertThat(Permissions.OPERATIONS.get(path).json().at("/errors/error_code").intValue()).isEqualTo(403001);
	}

	@ParameterizedTest
	@MethodSource("paths")
	void tenantNeverSeesAnother(String path) {
		for (String format : Figures.FORMATS) {
			for (int time = 0; time < 2; time++) {
				Received ours = seed.get(path + "?outputMode=" + format);
				Received theirs = rival.get(path + "?outputMode=" + format);
				assertThat(ours.require("X-Snapshot-Version")).isEqualTo(SEED_VERSION);
				assertThat(theirs.require("X-Snapshot-Version")).isEqualTo(RIVAL_VERSION);
				assertThat(Figures.words(ours)).doesNotContain("RIVAL01", "rival_customer", RIVAL_VERSION);
				assertThat(Figures.words(theirs)).doesNotContain("NORTH", "churned_then_returned", SEED_VERSION);
			}
		}
	}

	@Test
	void tenantsCustomersAndDealersAreShownToTheirOwn() {
		assertThat(rival.get("/backend/kpi/customers/byDealer/").text()).contains("RIVAL01");
		assertThat(rival.get("/analytics/movements").text()).contains("rival_customer");
		assertThat(seed.get("/backend/kpi/customers/byDealer/").text()).contains("NORTH");
	}

	@Test
	void snapshotsOfAnotherTenantDoNotExist() {
		assertThat(seed.get("/snapshots/").text()).contains(SEED_VERSION).doesNotContain(RIVAL_VERSION);
		assertThat(rival.get("/snapshots/").text()).contains(RIVAL_VERSION).doesNotContain(SEED_VERSION);
		assertThat(seed.get("/snapshots/" + RIVAL_VERSION + "/").status()).isEqualTo(404);
		assertThat(seed.get(ANY + "?snapshot=" + RIVAL_VERSION).status()).isEqualTo(404);
		assertThat(rival.get("/snapshots/" + RIVAL_VERSION).json().get("tenant").asString())
			.isEqualTo(PublishedStore.RIVAL);
		assertThat(seed.get("/snapshots/" + SEED_VERSION).text().toLowerCase(Locale.ROOT)).doesNotContain("rival");
	}

	/**
	 * Keys with one permission each.
	 */
	private static final class Permissions {

		private static final Caller CUSTOMERS = api.issue(PublishedStore.SEED_WORLD, "kpi:customers");

		private static final Caller ANALYTICS = api.issue(PublishedStore.SEED_WORLD, "analytics:read");

		private static final Caller OPERATIONS = api.issue(PublishedStore.SEED_WORLD, "operations:read");

	}

}
