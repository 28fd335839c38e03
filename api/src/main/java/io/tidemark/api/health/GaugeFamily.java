package io.tidemark.api.health;

import java.time.Duration;
import java.time.Instant;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * One gauge with its values by label, for one scrape.
 */
final class GaugeFamily {

	private static final double MILLIS = 1000;

	private final GaugeSnapshot.Builder gauge;

	private final String[] labels;

	GaugeFamily(String name, String help, String... labels) {
		this.gauge = GaugeSnapshot.builder().name(name).help(help);
		this.labels = labels;
	}

	/**
	 * Add a number, a duration in seconds or an instant in seconds since 1970, unless
	 * there is none.
	 * @param labels the values of the labels, in their order
	 */
	void add(@Nullable Object value, String... labels) {
		if (value != null) {
			this.gauge.dataPoint(GaugeDataPointSnapshot.builder()
				.labels(Labels.of(this.labels, labels))
				.value(number(value))
				.build());
		}
	}

	private static double number(Object value) {
		if (value instanceof Duration duration) {
			return duration.toMillis() / MILLIS;
		}
		return (value instanceof Instant instant) ? instant.toEpochMilli() / MILLIS : ((Number) value).doubleValue();
	}

	MetricSnapshot build() {
		return this.gauge.build();
	}

}
