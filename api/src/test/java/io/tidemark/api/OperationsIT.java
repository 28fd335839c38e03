package io.tidemark.api;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.SeedWorld;
import io.tidemark.jobs.StoreProxy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What operators see of the API, and how it gets along with its store.
 */
class OperationsIT {

	private static final String HEALTH = "/actuator/health";

	private static final String ANY = "/backend/kpi/customers/";

	private static RunningApi api;

	private static PublishedStore store;

	@BeforeAll
	static void start() {
		api = RunningApi.shared();
		store = api.store();
	}

	@Test
	void healthHasDetailsForWhoComesFromTheMachineItself() {
		Received health = api.operations().get(HEALTH);
		assertThat(health.status()).isEqualTo(200);
		assertThat(health.json().get("status").asString()).isEqualTo("UP");
		assertThat(health.json().at("/components/snapshots/details/seed_world/snapshot").asString())
			.isEqualTo("2025-04-09.1");
	}

	@ParameterizedTest
	@CsvSource({ "X-Forwarded-For, 127.0.0.1", "Forwarded, for=127.0.0.1" })
	void whoIsForwardedSeesWhetherAllIsWellAndNothingElse(String header, String value) {
		Received health = api.operations().get(HEALTH, header, value);
		assertThat(health.status()).isEqualTo(200);
		assertThat(health.json().propertyNames()).containsExactlyInAnyOrder("groups", "status");
		assertThat(api.operations().get("/actuator/prometheus", header, value).status()).isEqualTo(404);
		assertThat(api.operations().get("/actuator/info", header, value).status()).isEqualTo(404);
		assertThat(api.operations().get(HEALTH + "/liveness", header, value).status()).isEqualTo(200);
		assertThat(api.operations().get(HEALTH + "/readiness", header, value).status()).isEqualTo(200);
	}

	@Test
	void keyOfAnOperatorOpensDetailsAndMetricsFromAnywhere() {
		Caller operator = api.operations().withBearer(api.issue(PublishedStore.SEED_WORLD, "operations:read").secret());
		Caller reader = api.operations().withBearer(api.issue(PublishedStore.SEED_WORLD, "kpi:*").secret());
		assertThat(operator.get(HEALTH, "X-Forwarded-For", "192.0.2.1").json().has("components")).isTrue();
		assertThat(operator.get("/actuator/prometheus", "X-Forwarded-For", "192.0.2.1").status()).isEqualTo(200);
		assertThat(reader.get(HEALTH, "X-Forwarded-For", "192.0.2.1").json().has("components")).isFalse();
		assertThat(reader.get("/actuator/prometheus", "X-Forwarded-For", "192.0.2.1").status()).isEqualTo(404);
	}

	@Test
	void metricsCountRequestsByRouteAndTellTheAgeOfEachSnapshot() {
		api.issue(PublishedStore.SEED_WORLD, "kpi:*").get(ANY);
		String metrics = api.operations().get("/actuator/prometheus").text();
		assertThat(metrics).containsPattern("tidemark_snapshot_age_seconds\\{tenant=\"seed_world\"} [1-9]")
			.containsPattern("tidemark_snapshot_age_seconds\\{tenant=\"rival\"} [1-9]")
			.contains("tidemark_api_requests_seconds_count{route=\"/backend/kpi/{object}/\",status=\"200\"}");
	}

	@Test
	void lateTenantIsDownWhateverTheLastRunSaid() {
		String late = SeedWorld.tenant(PublishedStore.SEED_WORLD, SeedWorld.path("source")) + "  late-after: 1s\n";
		try (RunningApi strict = RunningApi.startWith(store,
				store.configure(store.url(), RunningApi.WITHOUT_LIMITS, List.of(late)))) {
			Received health = strict.operations().get(HEALTH);
			assertThat(health.status()).isEqualTo(503);
			assertThat(health.json().get("status").asString()).isEqualTo("DOWN");
			assertThat(health.json().at("/components/snapshots/details/seed_world/late").asBoolean()).isTrue();
			Received forwarded = strict.operations().get(HEALTH, "X-Forwarded-For", "192.0.2.1");
			assertThat(forwarded.status()).isEqualTo(503);
			assertThat(forwarded.json().propertyNames()).containsExactlyInAnyOrder("groups", "status");
			assertThat(strict.operations().get(HEALTH + "/liveness").status()).isEqualTo(200);
		}
	}

	@Test
	void mailThatWasGivenUpIsDown() {
		String columns = "tenant, kind, report, recipient, business_date, revision, message_id, state";
		String row = "insert into tidemark.delivery (" + columns
				+ ") values ('rival', 'report', 'daily', 'cfo@example.com'" + ", '%s', 1, '%s', 'given_up')";
		store.sql(row.formatted("2025-04-09", "<1@example.com>"));
		try {
			Received health = api.operations().get(HEALTH);
			assertThat(health.status()).isEqualTo(503);
			assertThat(health.json().at("/components/deliveries/details/rival/givenUp").asInt()).isEqualTo(1);
			assertThat(health.text()).doesNotContain("example.com");
		}
		finally {
			store.sql("delete from tidemark.delivery");
		}
	}

	@Test
	void heldSnapshotIsToldAndNotDownWhileTheOneBeforeItIsInTime() {
		String held = "from tidemark.snapshot where tenant = 'rival' and business_date = '2025-04-11'";
		String columns = "tenant, business_date, revision, data_as_of, content_hash, manifest";
		store.sql("insert into tidemark.snapshot (" + columns
				+ ") select tenant, business_date + 1, 1, data_as_of, content_hash,"
				+ " replace(manifest, 'PASSED', 'FAILED') from tidemark.snapshot where tenant = 'rival'");
		store.sql("insert into tidemark.hold select snapshot_id, 'it jumped' " + held);
		Received health = api.operations().get(HEALTH);
		assertThat(health.status()).isEqualTo(200);
		assertThat(health.json().at("/components/snapshots/details/rival/held").asString()).isEqualTo("2025-04-11.1");
		assertThat(health.json().at("/components/snapshots/details/rival/heldBecause").asString()).startsWith("check ");
		assertThat(health.json().at("/components/snapshots/details/rival/snapshot").asString())
			.as("what is served goes on being served")
			.isEqualTo("2025-04-10.1");
		try (RunningApi later = RunningApi.start(store)) {
			assertThat(later.operations().get("/actuator/prometheus").text())
				.contains("tidemark_snapshots{state=\"held\",tenant=\"rival\"} 1.0");
		}
		store.sql("insert into tidemark.decision select snapshot_id, 'discard', 'mended', now(), 'ops' " + held);
		assertThat(api.operations().get(HEALTH).json().at("/components/snapshots/details/rival/held").isMissingNode())
			.isTrue();
	}

	@Test
	void tenantWithoutAnySnapshotIsLate() {
		String nobody = SeedWorld.tenant("nobody", SeedWorld.path("source"));
		try (RunningApi strict = RunningApi.startWith(store,
				store.configure(store.url(), RunningApi.WITHOUT_LIMITS, List.of(nobody)))) {
			Received health = strict.operations().get(HEALTH);
			assertThat(health.status()).isEqualTo(503);
			assertThat(health.json().at("/components/snapshots/details/nobody/snapshot").asString())
				.isEqualTo("none was published yet");
		}
	}

	@Test
	void roleThatMayDoMoreThanReadIsRefused() {
		PGSimpleDataSource owner = store.installation().store();
		var properties = ConfigurationFile.read(store.write("""
				tidemark:
				  api:
				    port: 0
				    management-port: 0
				    store:
				      url: "%s"
				      username: "%s"
				      password: "%s"
				""".formatted(store.url(), owner.getUser(), Objects.toString(owner.getPassword(), ""))));
		assertThatThrownBy(() -> ApiApplication.start(properties, (refusal) -> {
		})).isInstanceOf(ConfigurationInvalid.class)
			.hasMessageStartingWith("The API's role in the report store ")
			.hasMessageContaining("in role tidemark_reader");
	}

	@Test
	void storeThatCannotBeReachedIs503UntilItCanBe() throws IOException {
		try (StoreProxy proxy = new StoreProxy(store.url());
				RunningApi remote = RunningApi.startWith(store,
						store.configure(proxy.url(), RunningApi.WITHOUT_LIMITS, List.of()))) {
			String secret = store.issue(PublishedStore.SEED_WORLD, "kpi:*").secret().text();
			Caller caller = remote.caller().withBearer(secret);
			assertUnavailable(caller);
			assertThat(remote.operations().get(HEALTH).status()).isEqualTo(503);
			proxy.open();
			RunningApi.await(Duration.ofSeconds(20), () -> caller.get(ANY).status() == 200);
			assertThat(caller.get(ANY).status()).isEqualTo(200);
			proxy.cut();
			RunningApi.await(Duration.ofSeconds(20), () -> caller.get(ANY).status() == 503);
			assertUnavailable(caller);
			assertThat(remote.operations().get(HEALTH).json().at("/components/snapshots/details/store").asString())
				.isNotBlank();
			proxy.open();
			RunningApi.await(Duration.ofSeconds(20), () -> caller.get(ANY).status() == 200);
			assertThat(remote.refusals()).isEmpty();
		}
	}

	private static void assertUnavailable(Caller caller) {
		for (String path : List.of(ANY, "/analytics/subscription-revenue", "/snapshots/")) {
			Received answer = caller.get(path);
			assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
			assertThat(answer.require("Retry-After")).isEqualTo("5");
			assertThat(answer.headers().map()).containsKeys("x-ratelimit-limit");
			assertThat(answer.json().at("/errors/error_code").intValue()).isEqualTo(503001);
			assertThat(answer.text()).doesNotContain("Exception", "jdbc", "localhost");
		}
		for (String open : List.of("/", "/definitions/", "/openapi.json")) {
			assertThat(caller.get(open).status()).as(open + " needs no store").isEqualTo(200);
			assertThat(new Caller(caller.base()).get(open).status()).as(open + " without a key").isEqualTo(200);
		}
	}

}
