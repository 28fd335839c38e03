package io.tidemark.api.browse;

import java.time.LocalDate;
import java.util.Optional;

import io.tidemark.figure.AskedDay;

/**
 * Days that are often asked for, up to the business date.
 */
public enum Period {

	WEEK("7 days", "-6d"), DAYS_30("30 days", "-29d"), DAYS_90("90 days", "-89d"), MONTH("This month", "month-start"),
	YEAR("This year", "year-start"), MONTHS_12("12 months", "-12m"), MONTHS_36("3 years", "-36m");

	/** What an overview shows unless another one is chosen. */
	public static final Period USUAL = DAYS_90;

	private final String label;

	private final String from;

	Period(String label, String from) {
		this.label = label;
		this.from = from;
	}

	public String label() {
		return this.label;
	}

	/**
	 * Return the first day, counted back from the business date.
	 */
	public String from() {
		return this.from;
	}

	public LocalDate from(LocalDate businessDate) {
		return AskedDay.find(this.from, businessDate).orElseThrow();
	}

	/**
	 * Find the period that begins on a day.
	 */
	public static Optional<Period> find(LocalDate from, LocalDate businessDate) {
		for (Period period : values()) {
			if (period.from(businessDate).equals(from)) {
				return Optional.of(period);
			}
		}
		return Optional.empty();
	}

}
