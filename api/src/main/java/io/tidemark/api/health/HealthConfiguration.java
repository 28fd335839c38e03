package io.tidemark.api.health;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.tidemark.api.key.Gate;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.config.ApiProperties;
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
	DeliveryIndicator deliveriesHealthIndicator(SnapshotStore store) {
		return new DeliveryIndicator(store);
	}

	@Bean
	FreshnessMetrics freshnessMetrics(MeterRegistry meters, StoreWatch watch) {
		return new FreshnessMetrics(meters, watch, Clock.systemUTC());
	}

	@Bean
	OperatorFilter operatorFilter(Gate gate, ApiProperties properties) {
		return new OperatorFilter(gate, properties);
	}

}
