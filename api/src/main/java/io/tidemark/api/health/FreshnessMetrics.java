package io.tidemark.api.health;

import java.time.Clock;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tidemark.api.store.StoreState;
import io.tidemark.api.store.StoreWatch;

/**
 * Measures how old each tenant's snapshot is.
 */
final class FreshnessMetrics {

	private final MultiGauge ages;

	private final Clock clock;

	FreshnessMetrics(MeterRegistry meters, StoreWatch watch, Clock clock) {
		this.clock = clock;
		this.ages = MultiGauge.builder("tidemark.snapshot.age")
			.description("Seconds since the business date of the tenant's snapshot ended")
			.baseUnit("seconds")
			.register(meters);
		watch.onLook(this::measure);
	}

	private void measure(StoreState state) {
		List<MultiGauge.Row<?>> rows = state.current()
			.values()
			.stream().<MultiGauge
					.Row<?>>map(
							(snapshot) -> MultiGauge.Row.of(Tags.of("tenant", snapshot.tenant()),
									() -> FreshnessIndicator.age(snapshot, this.clock.instant())))
			.toList();
		this.ages.register(rows, true);
	}

}
