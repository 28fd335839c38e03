package io.tidemark.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A figure of the revenue series on a past day that two snapshots tell differently.
 *
 * @param date the local day
 * @param figure the column of the series
 * @param before what the earlier snapshot says, exactly; null for nothing
 * @param after what the later snapshot says, exactly; null for nothing
 */
public record Restatement(LocalDate date, String currency, String figure, @Nullable BigDecimal before,
		@Nullable BigDecimal after) {

	/**
	 * Return by how much the figure changed.
	 * @return the difference, in which nothing counts as 0
	 */
	public BigDecimal change() {
		return orZero(this.after).subtract(orZero(this.before));
	}

	private static BigDecimal orZero(@Nullable BigDecimal amount) {
		return (amount != null) ? amount : BigDecimal.ZERO;
	}

}
