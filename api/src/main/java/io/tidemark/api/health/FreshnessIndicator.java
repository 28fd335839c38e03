package io.tidemark.api.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.store.StoreState;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Is down while a tenant's snapshot is later than it should be, whatever the last run
 * said.
 */
final class FreshnessIndicator implements HealthIndicator {

	private static final Duration DEFAULT_LATE_AFTER = Duration.ofHours(30);

	private final StoreWatch watch;

	private final TidemarkProperties properties;

	private final Clock clock;

	FreshnessIndicator(StoreWatch watch, TidemarkProperties properties, Clock clock) {
		this.watch = watch;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public Health health() {
		StoreState state;
		try {
			state = this.watch.state();
		}
		catch (ApiProblem ex) {
			return Health.down().withDetail("store", ex.hint()).build();
		}
		TreeSet<String> tenants = new TreeSet<>(this.properties.tenants().keySet());
		tenants.addAll(state.current().keySet());
		Health.Builder health = Health.up();
		for (String tenant : tenants) {
			Map<String, Object> details = details(tenant, state.current().get(tenant));
			if (Boolean.TRUE.equals(details.get("late"))) {
				health.down();
			}
			health.withDetail(tenant, details);
		}
		return health.build();
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
