package io.tidemark.api.health;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Measures the snapshot that each tenant is served, as it was seen last: should the store
 * be out of reach, ages go on growing.
 */
@Component
final class SnapshotMetrics implements MultiCollector {

	private static final String TENANT = "tenant";

	private final TidemarkProperties properties;

	private final Clock clock;

	private volatile StoreWatch.@Nullable State seen;

	SnapshotMetrics(PrometheusRegistry registry, StoreWatch watch, TidemarkProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
		watch.onLook((state) -> this.seen = state);
		registry.register(this);
	}

	@Override
	public MetricSnapshots collect() {
		StoreWatch.State state = this.seen;
		if (state == null) {
			return MetricSnapshots.of();
		}
		List<Freshness> tenants = Freshness.of(state, this.properties.tenants(), this.clock.instant());
		List<Snapshot> snapshots = tenants.stream().map(Freshness::snapshot).flatMap(Stream::ofNullable).toList();
		List<GaugeFamily> families = new ArrayList<>(List.of(
				gauge("late", "1 while the tenant's snapshot is late or it has none, else 0", tenants,
						Freshness::tenant, (each) -> each.isLate() ? 1 : 0),
				gauge("age_seconds", "Seconds since the business date of the tenant's snapshot ended", tenants,
						Freshness::tenant, Freshness::age),
				gauge("late_after_seconds", "The age past which the tenant's snapshot is late", tenants,
						Freshness::tenant, Freshness::lateAfter),
				gauge("overdue_seconds", "How far the age is past its limit, 0 while it is not", tenants,
						Freshness::tenant, Freshness::overdue),
				gauge("business_date_timestamp_seconds",
						"The business date of the tenant's snapshot, as its midnight in UTC", snapshots,
						Snapshot::tenant,
						(each) -> each.version().businessDate().atStartOfDay().toInstant(ZoneOffset.UTC)),
				gauge("data_as_of_timestamp_seconds", "When the source of the tenant's snapshot was read", snapshots,
						Snapshot::tenant, Snapshot::dataAsOf),
				gauge("published_timestamp_seconds", "When the tenant's snapshot was published", snapshots,
						Snapshot::tenant, Snapshot::publishedAt)));
		families.addAll(making(snapshots));
		return new MetricSnapshots(families.stream().map(GaugeFamily::build).toList());
	}

	private static <T> GaugeFamily gauge(String name, String help, List<T> sources, Function<T, String> tenant,
			Function<T, @Nullable Object> value) {
		GaugeFamily gauge = new GaugeFamily("tidemark_snapshot_" + name, help, TENANT);
		sources.forEach((source) -> gauge.add(value.apply(source), tenant.apply(source)));
		return gauge;
	}

	private static List<GaugeFamily> making(List<Snapshot> snapshots) {
		GaugeFamily extracted = new GaugeFamily("tidemark_snapshot_extracted_rows",
				"Rows of each source table that the tenant's snapshot was made of", TENANT, "table");
		GaugeFamily rejected = new GaugeFamily("tidemark_snapshot_rejected_rows",
				"Rows of each source table that break the model and are in no figure", TENANT, "table");
		GaugeFamily steps = new GaugeFamily("tidemark_snapshot_step_duration_seconds",
				"How long each step took before the tenant's snapshot was published", TENANT, "step");
		GaugeFamily checks = new GaugeFamily("tidemark_snapshot_checks",
				"Checks of the tenant's snapshot by how they ended", TENANT, "outcome");
		for (Snapshot snapshot : snapshots) {
			Manifest manifest = snapshot.manifest();
			manifest.tables().forEach((table) -> {
				extracted.add(table.rows(), snapshot.tenant(), table.table());
				rejected.add(table.rejected(), snapshot.tenant(), table.table());
			});
			manifest.steps().forEach((step) -> steps.add(step.duration(), snapshot.tenant(), step.step()));
			for (Manifest.Outcome outcome : Manifest.Outcome.values()) {
				checks.add(manifest.checks().stream().filter((check) -> check.outcome() == outcome).count(),
						snapshot.tenant(), outcome.name().toLowerCase(Locale.ROOT));
			}
		}
		return List.of(extracted, rejected, steps, checks);
	}

}
