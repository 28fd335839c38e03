package io.tidemark.api.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.store.StoreState;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;

/**
 * Is down while a tenant's snapshot is later than it should be, whatever the last run
 * said, and while a newer one is held and nothing is decided of it.
 */
final class FreshnessIndicator implements HealthIndicator {

	private static final String HELD = "held";

	private static final Duration DEFAULT_LATE_AFTER = Duration.ofHours(30);

	private final StoreWatch watch;

	private final SnapshotStore store;

	private final TidemarkProperties properties;

	private final Clock clock;

	FreshnessIndicator(StoreWatch watch, SnapshotStore store, TidemarkProperties properties, Clock clock) {
		this.watch = watch;
		this.store = store;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public Health health() {
		StoreState state;
		Map<String, Snapshot> held = new HashMap<>();
		try {
			state = this.watch.state();
			this.store.findHeld(null).forEach((snapshot) -> held.putIfAbsent(snapshot.tenant(), snapshot));
		}
		catch (ApiProblem ex) {
			return Health.down().withDetail("store", ex.hint()).build();
		}
		catch (DataAccessException ex) {
			return Health.down().withDetail("store", "The report store can't be read.").build();
		}
		TreeSet<String> tenants = new TreeSet<>(this.properties.tenants().keySet());
		tenants.addAll(state.current().keySet());
		tenants.addAll(held.keySet());
		Health.Builder health = Health.up();
		for (String tenant : tenants) {
			Map<String, Object> details = details(tenant, state.current().get(tenant));
			addHeld(details, held.get(tenant));
			if (Boolean.TRUE.equals(details.get("late")) || details.containsKey(HELD)) {
				health.down();
			}
			health.withDetail(tenant, details);
		}
		return health.build();
	}

	private static void addHeld(Map<String, Object> details, @Nullable Snapshot held) {
		if (held != null) {
			details.put(HELD, held.version().toString());
			details.put("heldBecause",
					held.manifest()
						.failedChecks()
						.stream()
						.findFirst()
						.map(CheckResult::sentence)
						.orElseGet(() -> String.valueOf(held.holdReason())));
		}
	}

	private Map<String, Object> details(String tenant, @Nullable Snapshot snapshot) {
		Map<String, Object> details = new LinkedHashMap<>();
		if (snapshot == null) {
			details.put("late", true);
			details.put("snapshot", "none was published yet");
			return details;
		}
		details.put("late", isLate(tenant, snapshot));
		details.put("snapshot", snapshot.version().toString());
		details.put("dataAsOf", snapshot.dataAsOf().toString());
		details.put("publishedAt", String.valueOf(snapshot.publishedAt()));
		details.put("age", age(snapshot).toString());
		return details;
	}

	private boolean isLate(String tenant, Snapshot snapshot) {
		TenantProperties configured = this.properties.tenants().get(tenant);
		Duration lateAfter = (configured != null) ? configured.lateAfter() : DEFAULT_LATE_AFTER;
		return lateAfter != null && age(snapshot).compareTo(lateAfter) > 0;
	}

	/**
	 * Return how long ago the business date of a snapshot ended.
	 */
	private Duration age(Snapshot snapshot) {
		return Duration.ofSeconds(age(snapshot, this.clock.instant()));
	}

	static long age(Snapshot snapshot, Instant now) {
		Instant end = snapshot.version()
			.businessDate()
			.plusDays(1)
			.atStartOfDay(ZoneId.of(snapshot.manifest().timeZone()))
			.toInstant();
		return Duration.between(end, now).toSeconds();
	}

}
