package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

import io.tidemark.catalogue.Movement;
import org.jspecify.annotations.Nullable;

/**
 * What the days of one period and currency add up to.
 */
final class SeriesPeriod {

	private final @Nullable SeriesDay opening;

	private final Map<Movement, BigDecimal> movements = new EnumMap<>(Movement.class);

	private SeriesDay closing;

	private long newCustomers;

	private long churnedCustomers;

	private long reactivatedCustomers;

	/**
	 * Begin a period.
	 * @param opening the day before the period, null if the series does not have it
	 * @param first the period's first day, which is yet to be added
	 */
	SeriesPeriod(@Nullable SeriesDay opening, SeriesDay first) {
		this.opening = opening;
		this.closing = first;
	}

	void add(SeriesDay day) {
		this.closing = day;
		day.movements().forEach((movement, amount) -> this.movements.merge(movement, amount, BigDecimal::add));
		this.newCustomers += day.gained();
		this.churnedCustomers += day.churned();
		this.reactivatedCustomers += day.reactivated();
	}

	@Nullable SeriesDay opening() {
		return this.opening;
	}

	SeriesDay closing() {
		return this.closing;
	}

	@Nullable BigDecimal movement(Movement movement) {
		return this.movements.get(movement);
	}

	/**
	 * Return the sum of some classes of movements, 0 if there were none.
	 */
	BigDecimal sum(Movement... classes) {
		BigDecimal sum = BigDecimal.ZERO;
		for (Movement movement : classes) {
			sum = sum.add(this.movements.getOrDefault(movement, BigDecimal.ZERO));
		}
		return sum;
	}

	long newCustomers() {
		return this.newCustomers;
	}

	long churnedCustomers() {
		return this.churnedCustomers;
	}

	long reactivatedCustomers() {
		return this.reactivatedCustomers;
	}

}
