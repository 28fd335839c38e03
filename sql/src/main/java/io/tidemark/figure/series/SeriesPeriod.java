package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.tidemark.catalogue.Movement;
import org.jspecify.annotations.Nullable;

/**
 * What the days of one period and currency add up to.
 *
 * @param opening the day before the period, null if the series does not have it
 */
record SeriesPeriod(@Nullable SeriesDay opening, List<SeriesDay> days) {

	SeriesDay closing() {
		return this.days.get(this.days.size() - 1);
	}

	/**
	 * Return what the movements of a class add up to, null if there were none.
	 */
	@Nullable BigDecimal movement(Movement movement) {
		return this.days.stream()
			.map((day) -> day.movements().get(movement))
			.filter(Objects::nonNull)
			.reduce(BigDecimal::add)
			.orElse(null);
	}

	/**
	 * Return the gains less the losses, null if there was no movement.
	 */
	@Nullable BigDecimal netNew() {
		return Stream.of(Movement.values())
			.map(this::change)
			.filter(Objects::nonNull)
			.reduce(BigDecimal::add)
			.orElse(null);
	}

	private @Nullable BigDecimal change(Movement movement) {
		BigDecimal amount = movement(movement);
		return (amount == null || movement.isGain()) ? amount : amount.negate();
	}

	/**
	 * Return the sum of some classes of movements, 0 if there were none.
	 */
	BigDecimal sum(Movement... classes) {
		return Stream.of(classes).map(this::movement).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	long total(ToLongFunction<SeriesDay> customers) {
		return this.days.stream().mapToLong(customers).sum();
	}

}
