package io.tidemark.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What to generate: the same plan gives the same rows. Two plans that differ only in the
 * last day, within one year, share everything that happened before the earlier one ends.
 *
 * @param seed start of all random streams
 * @param customers how many customers sign up until the end of the last day's year
 * @param lastDay the last local day on which anything happens
 * @param zone the zone of the business
 */
public record DemoPlan(long seed, int customers, LocalDate lastDay, ZoneId zone) {

	private static final int FULL_YEARS = 5;

	public DemoPlan {
		Objects.requireNonNull(lastDay, "lastDay");
		Objects.requireNonNull(zone, "zone");
		if (customers < 1) {
			throw new IllegalArgumentException("a demo needs at least 1 customer, not " + customers);
		}
	}

	LocalDate firstDay() {
		return LocalDate.of(this.lastDay.getYear() - FULL_YEARS, 1, 1);
	}

	/**
	 * The exclusive end of what is made up, whatever of it the last day lets through.
	 */
	LocalDateTime horizon() {
		return LocalDate.of(this.lastDay.getYear() + 1, 1, 1).atStartOfDay();
	}

	/**
	 * The exclusive end of what is written.
	 */
	LocalDateTime closing() {
		return this.lastDay.plusDays(1).atStartOfDay();
	}

}
