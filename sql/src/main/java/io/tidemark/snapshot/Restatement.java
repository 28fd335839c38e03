package io.tidemark.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A figure of the revenue series on a past day that two snapshots tell differently.
 *
 * @param figure the column of the series
 * @param before what the earlier snapshot says, exactly; null for nothing
 * @param after what the later snapshot says, exactly; null for nothing
 */
public record Restatement(LocalDate date, String currency, String figure, @Nullable BigDecimal before,
		@Nullable BigDecimal after) {

	/**
	 * Return after less before, where nothing counts as 0.
	 */
	public BigDecimal change() {
		return Objects.requireNonNullElse(this.after, BigDecimal.ZERO)
			.subtract(Objects.requireNonNullElse(this.before, BigDecimal.ZERO));
	}

}
