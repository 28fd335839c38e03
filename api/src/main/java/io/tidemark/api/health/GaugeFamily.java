package io.tidemark.api.health;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
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
	 * Add a number for the values of the labels, in their order.
	 */
	void add(long number, String... labels) {
		set((double) number, labels);
	}

	private void set(double value, String... labels) {
		this.gauge
			.dataPoint(GaugeDataPointSnapshot.builder().labels(Labels.of(this.labels, labels)).value(value).build());
	}

	/**
	 * Add a duration in seconds, unless there is none.
	 */
	void add(@Nullable Duration duration, String... labels) {
		if (duration != null) {
			set(duration.toMillis() / MILLIS, labels);
		}
	}

	/**
	 * Add an instant in seconds since 1970, unless there is none.
	 */
	void add(@Nullable Instant instant, String... labels) {
		if (instant != null) {
			set(instant.toEpochMilli() / MILLIS, labels);
		}
	}

	static MetricSnapshots snapshots(Stream<GaugeFamily> families) {
		return new MetricSnapshots(
				families.<MetricSnapshot>map((family) -> family.gauge.build()).toArray(MetricSnapshot[]::new));
	}

}
