package io.tidemark.api.health;

import java.time.Clock;

import javax.sql.DataSource;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What operators watch.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

	@Bean
	FreshnessIndicator snapshotsHealthIndicator(StoreWatch watch, SnapshotStore store, TidemarkProperties properties) {
		return new FreshnessIndicator(watch, store, properties, Clock.systemUTC());
	}

	@Bean
	RecentCounts recentCounts(StoreWatch watch, DataSource dataSource) {
		return new RecentCounts(watch, dataSource);
	}

	@Bean
	DeliveryIndicator deliveriesHealthIndicator(SnapshotStore store) {
		return new DeliveryIndicator(store);
	}

	@Bean
	SnapshotMetrics snapshotMetrics(PrometheusRegistry registry, StoreWatch watch, TidemarkProperties properties) {
		SnapshotMetrics metrics = new SnapshotMetrics(watch, properties, Clock.systemUTC());
		registry.register(metrics);
		return metrics;
	}

	@Bean
	StoreMetrics storeMetrics(PrometheusRegistry registry, RecentCounts counts, TidemarkProperties properties) {
		StoreMetrics metrics = new StoreMetrics(counts, properties);
		registry.register(metrics);
		return metrics;
	}

}
