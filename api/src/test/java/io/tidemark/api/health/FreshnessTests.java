package io.tidemark.api.health;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.GuardProperties;
import io.tidemark.config.MovementLevel;
import io.tidemark.config.SourceProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of how old a snapshot is and when that is too old.
 */
class FreshnessTests {

	private static final Duration LIMIT = Duration.ofHours(30);

	@ParameterizedTest
	@CsvSource({ "2026-11-21T06:00:00Z, false, 0", "2026-11-21T06:00:01Z, true, 1",
			"2026-11-24T06:00:00Z, true, 259200" })
	void snapshotIsLateOnceItsBusinessDateEndedLongerAgoThanTheLimit(Instant now, boolean isLate, long overdue) {
		Freshness freshness = freshness("UTC", "2026-11-19", LIMIT, now);
		assertThat(freshness.isLate()).isEqualTo(isLate);
		assertThat(freshness.overdue()).isEqualTo(Duration.ofSeconds(overdue));
	}

	@ParameterizedTest
	@CsvSource({ "2026-10-24, 2026-10-24T23:00:00Z", "2026-10-25, 2026-10-26T00:00:00Z",
			"2026-03-29, 2026-03-29T23:00:00Z" })
	void ageCountsFromTheEndOfTheLocalDayOnDaysOfSummerTimeToo(String businessDate, Instant end) {
		assertThat(freshness("Europe/London", businessDate, LIMIT, end.plusSeconds(7)).age())
			.isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void snapshotWithoutLimitIsNeverLate() {
		Freshness freshness = freshness("UTC", "2026-11-19", null, Instant.parse("2036-01-01T00:00:00Z"));
		assertThat(freshness.isLate()).isFalse();
		assertThat(freshness.overdue()).isNull();
	}

	@Test
	void configuredTenantWithoutSnapshotIsLate() {
		List<Freshness> all = Freshness.of(new StoreWatch.State(Map.of(), Map.of(), Map.of()), Map.of("acme", tenant()),
				Instant.EPOCH);
		assertThat(all).singleElement().matches(Freshness::isLate);
	}

	@Test
	void tenantThatIsConfiguredNoLongerIsNeverLate() {
		Instant now = Instant.parse("2030-01-01T00:00:00Z");
		StoreWatch.State state = new StoreWatch.State(Map.of(), Map.of("gone", snapshot("UTC", "2026-11-19")),
				Map.of());
		assertThat(Freshness.of(state, Map.of("acme", tenant()), now)).extracting(Freshness::tenant, Freshness::isLate)
			.containsExactly(tuple("acme", true), tuple("gone", false));
	}

	@Test
	void everyTenantIsExpectedDailyWhereNoneIsConfigured() {
		StoreWatch.State state = new StoreWatch.State(Map.of(), Map.of("acme", snapshot("UTC", "2026-11-19")),
				Map.of());
		assertThat(Freshness.of(state, ConfigurationFile.defaults().tenants(), Instant.parse("2026-11-21T06:00:01Z")))
			.singleElement()
			.matches(Freshness::isLate);
	}

	private static TenantProperties tenant() {
		return new TenantProperties(ZoneId.of("UTC"), null, MovementLevel.CUSTOMER, false,
				new SourceProperties("jdbc:postgresql://billing/acme", null, null, "tidemark", null, null,
						SourceProperties.USUAL_TIMEOUT),
				List.of(), null, null, GuardProperties.DEFAULTS, Map.of(), Map.of(), null);
	}

	private static Freshness freshness(String zone, String businessDate, @Nullable Duration limit, Instant now) {
		return new Freshness("acme", snapshot(zone, businessDate), limit, now);
	}

	private static Snapshot snapshot(String zone, String businessDate) {
		SnapshotVersion version = new SnapshotVersion(LocalDate.parse(businessDate), 1);
		Manifest manifest = new Manifest("acme", version.toString(), businessDate, zone, "customer", Instant.EPOCH,
				Instant.EPOCH, "test", "", "", List.of(), List.of(), List.of(), List.of());
		return new Snapshot(1, "acme", version, Instant.EPOCH, ContentHash.of(new byte[32]), manifest, Instant.EPOCH,
				Instant.EPOCH, null);
	}

}
