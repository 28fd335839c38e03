package io.tidemark.api.health;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Is down while a tenant's snapshot is later than it should be, whatever the last run
 * said. A snapshot that is held is told of, and makes nothing bad as long as the one
 * before it is in time.
 */
@Component("snapshotsHealthIndicator")
final class FreshnessIndicator extends AbstractHealthIndicator {

	private final StoreWatch watch;

	private final SnapshotStore store;

	private final TidemarkProperties properties;

	private final Clock clock;

	FreshnessIndicator(StoreWatch watch, SnapshotStore store, TidemarkProperties properties, Clock clock) {
		super("The report store can't be read");
		this.watch = watch;
		this.store = store;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		try {
			health.up();
			StoreWatch.State state = this.watch.state();
			Map<String, Snapshot> held = new HashMap<>();
			this.store.findHeld(null).forEach((snapshot) -> held.putIfAbsent(snapshot.tenant(), snapshot));
			for (Freshness freshness : Freshness.of(state, this.properties.tenants(), this.clock.instant())) {
				if (freshness.isLate()) {
					health.down();
				}
				health.withDetail(freshness.tenant(), details(freshness, held.get(freshness.tenant())));
			}
		}
		catch (ApiProblem ex) {
			health.down().withDetail("store", ex.hint());
		}
	}

	private static Map<String, Object> details(Freshness freshness, @Nullable Snapshot held) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("late", freshness.isLate());
		Snapshot snapshot = freshness.snapshot();
		if (snapshot == null) {
			details.put("snapshot", "none was published yet");
		}
		else {
			details.put("snapshot", snapshot.version().toString());
			details.put("dataAsOf", snapshot.dataAsOf().toString());
			details.put("publishedAt", String.valueOf(snapshot.publishedAt()));
			details.put("age", String.valueOf(freshness.age()));
		}
		if (freshness.lateAfter() != null) {
			details.put("lateAfter", freshness.lateAfter().toString());
		}
		if (held != null) {
			List<CheckResult> failed = held.manifest().failedChecks();
			details.put("held", held.version().toString());
			details.put("heldBecause", failed.isEmpty() ? String.valueOf(held.holdReason()) : failed.get(0).sentence());
		}
		return details;
	}

}
