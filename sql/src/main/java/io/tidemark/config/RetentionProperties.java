package io.tidemark.config;

import java.time.Period;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which snapshots are kept; the one that is served always is.
 *
 * @param keepAll how long every snapshot is kept, from 1d to 100y, counted back from the
 * latest published business date with that day included; {@code 90d}, {@code 13w},
 * {@code 6m} (months) or {@code 2y}
 * @param keepMonthly how long the last published snapshot of each calendar month is kept
 */
public record RetentionProperties(@DefaultValue("90d") Period keepAll,
		@DefaultValue("forever") MonthlyRetention keepMonthly) {

	private static final int LONGEST_YEARS = 100;

	public RetentionProperties {
		boolean isBackwards = keepAll.getYears() < 0 || keepAll.getMonths() < 0 || keepAll.getDays() < 0;
		boolean isTooLong = keepAll.getYears() > LONGEST_YEARS || keepAll.getMonths() > 12 * LONGEST_YEARS
				|| keepAll.getDays() > 365 * LONGEST_YEARS;
		if (isBackwards || isTooLong || keepAll.isZero()) {
			throw new IllegalArgumentException("keep-all must be from 1d to 100y");
		}
	}

}
