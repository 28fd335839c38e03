package io.tidemark.figure.series;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What the days of one period, currency and group add up to.
 *
 * @param group the dealer or product
 * @param groupName what the dealer is called, null without a name and of a product
 * @param switchIn what customers switched to the product, null if nothing
 * @param switchOut what customers switched away from it, null if nothing
 */
record GroupedPeriod(String group, @Nullable String groupName, SeriesPeriod period, @Nullable BigDecimal switchIn,
		@Nullable BigDecimal switchOut) {

	GroupedPeriod withSwitches(@Nullable BigDecimal in, @Nullable BigDecimal out) {
		return new GroupedPeriod(this.group, this.groupName, this.period, sum(this.switchIn, in),
				sum(this.switchOut, out));
	}

	/**
	 * Return the gains less the losses, switches among them, null if there was no
	 * movement.
	 */
	@Nullable BigDecimal netNew() {
		return sum(sum(this.period.netNew(), this.switchIn), (this.switchOut != null) ? this.switchOut.negate() : null);
	}

	private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return one.add(other);
	}

}
