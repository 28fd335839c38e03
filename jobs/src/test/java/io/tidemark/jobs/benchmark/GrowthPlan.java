package io.tidemark.jobs.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

import io.tidemark.failure.ConfigurationInvalid;

/**
 * How large the growth benchmark is; the same plan makes the same rows.
 *
 * @param customers how many customers the business has, 1 or more
 * @param nights how many nights are run, 2 to 300
 * @param changed the share of each table's rows that is edited each night, beside what
 * the business itself does, from 0 to 1
 * @param withinDays the edited rows began in so many days before the night, 1 or more
 */
record GrowthPlan(int customers, int nights, BigDecimal changed, int withinDays) {

	static final long SEED = 42;

	static final ZoneId ZONE = ZoneId.of("Europe/London");

	/** All nights are in its year, in which the business shares its past. */
	static final LocalDate LAST_DAY = LocalDate.of(2025, 11, 19);

	private static final int MOST_NIGHTS = 300;

	GrowthPlan {
		if (customers < 1 || withinDays < 1) {
			throw new ConfigurationInvalid("--customers and --within must be 1 or more.");
		}
		if (nights < 2 || nights > MOST_NIGHTS) {
			throw new ConfigurationInvalid("--nights %s is out of bounds: give 2 to %s nights."
				.formatted(Integer.toString(nights), Integer.toString(MOST_NIGHTS)));
		}
		if (changed.signum() < 0 || changed.compareTo(BigDecimal.ONE) > 0) {
			throw new ConfigurationInvalid("--changed must be from 0 to 100 percent.");
		}
	}

	LocalDate day(int night) {
		return LAST_DAY.minusDays((long) this.nights - night);
	}

}
