package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;

import io.tidemark.catalogue.Movement;
import org.jspecify.annotations.Nullable;

/**
 * A day of one currency, or of a group in it, in the daily series, exactly.
 *
 * @param group the dealer or product, null if rows are not grouped
 * @param movements those that there were, without the others
 * @param switchIn what customers switched to the product, null if nothing
 * @param switchOut what customers switched away from it, null if nothing
 * @param revenue the MRR at its end
 * @param paying how many customers have MRR at its end
 * @param gained how many had it for the first time
 * @param churned how many lost all of it
 * @param reactivated how many got it again
 */
record SeriesDay(LocalDate date, String currency, @Nullable String group, BigDecimal revenue,
		EnumMap<Movement, BigDecimal> movements, @Nullable BigDecimal switchIn, @Nullable BigDecimal switchOut,
		long paying, long gained, long churned, long reactivated) {

	/**
	 * Return what this day and that of another dealer come to; a customer has one dealer.
	 */
	SeriesDay plus(SeriesDay other) {
		EnumMap<Movement, BigDecimal> sums = new EnumMap<>(this.movements);
		other.movements.forEach((movement, amount) -> sums.merge(movement, amount, BigDecimal::add));
		return new SeriesDay(this.date, this.currency, this.group, this.revenue.add(other.revenue), sums, null, null,
				this.paying + other.paying, this.gained + other.gained, this.churned + other.churned,
				this.reactivated + other.reactivated);
	}

}
