package io.tidemark.api.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.snapshot.SnapshotStore.DeliveryCount;
import io.tidemark.snapshot.SnapshotStore.SnapshotCount;
import io.tidemark.snapshot.StoreCounts;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Measures what the store has; says so instead if it can't be read.
 */
@Component
final class StoreMetrics implements MultiCollector {

	private static final String TENANT = "tenant";

	private static final String STATE = "state";

	/** How long counts are kept, however many ask. */
	private static final Duration KEPT = Duration.ofSeconds(10);

	private final Cache<Class<?>, StoreCounts> recent = Caffeine.newBuilder().expireAfterWrite(KEPT).build();

	private final StoreWatch watch;

	private final DataSource dataSource;

	private final TidemarkProperties properties;

	StoreMetrics(PrometheusRegistry registry, StoreWatch watch, DataSource dataSource, TidemarkProperties properties) {
		this.watch = watch;
		this.dataSource = dataSource;
		this.properties = properties;
		registry.register(this);
	}

	@Override
	public MetricSnapshots collect() {
		List<GaugeFamily> families = new ArrayList<>();
		GaugeFamily readable = new GaugeFamily("tidemark_store_readable",
				"1 while the report store can be read, else 0");
		families.add(readable);
		try {
			// That the store can't be read is known without waiting.
			this.watch.state();
			families.addAll(count(this.recent.get(StoreCounts.class, (key) -> StoreCounts.load(this.dataSource))));
			readable.add(1);
		}
		catch (ApiProblem | DataAccessException ex) {
			readable.add(0);
		}
		return new MetricSnapshots(families.stream().map(GaugeFamily::build).toList());
	}

	private List<GaugeFamily> count(StoreCounts stored) {
		GaugeFamily size = new GaugeFamily("tidemark_store_size_bytes", "What the report store takes on disk");
		GaugeFamily snapshots = new GaugeFamily("tidemark_snapshots",
				"Stored snapshots by what became of them; held ones wait for a decision", TENANT, STATE);
		GaugeFamily deliveries = new GaugeFamily("tidemark_deliveries",
				"Mails of the tenant's latest business date by what became of them", TENANT, STATE);
		size.add(stored.bytes());
		for (String tenant : tenants(stored)) {
			SnapshotCount snapshot = stored.snapshots(tenant);
			snapshots.add(snapshot.published(), tenant, "published");
			snapshots.add(snapshot.held(), tenant, "held");
			snapshots.add(snapshot.discarded(), tenant, "discarded");
			DeliveryCount delivery = stored.deliveries(tenant);
			deliveries.add(delivery.sent(), tenant, "sent");
			deliveries.add(delivery.waiting(), tenant, "waiting");
			deliveries.add(delivery.givenUp(), tenant, "given_up");
		}
		return List.of(size, snapshots, deliveries);
	}

	private TreeSet<String> tenants(StoreCounts stored) {
		TreeSet<String> tenants = new TreeSet<>(this.properties.tenants().keySet());
		stored.snapshots().forEach((count) -> tenants.add(count.tenant()));
		stored.deliveries().forEach((count) -> tenants.add(count.tenant()));
		return tenants;
	}

}
