package io.tidemark.figure;

import java.time.LocalDate;
import java.time.YearMonth;

import org.jspecify.annotations.Nullable;

/**
 * Local days between two bounds, both inclusive; null for no bound.
 */
public record DateRange(@Nullable LocalDate from, @Nullable LocalDate to) {

	public boolean isUnbounded() {
		return this.from == null && this.to == null;
	}

	/**
	 * Return whether the last day is before the first one.
	 */
	public boolean isEmpty() {
		return this.from != null && this.to != null && this.to.isBefore(this.from);
	}

	public boolean includes(LocalDate day) {
		return (this.from == null || !day.isBefore(this.from)) && (this.to == null || !day.isAfter(this.to));
	}

	/**
	 * Return whether a day is in both ranges.
	 */
	public boolean overlaps(DateRange other) {
		return startsBy(other.to) && other.startsBy(this.to);
	}

	private boolean startsBy(@Nullable LocalDate end) {
		return this.from == null || end == null || !this.from.isAfter(end);
	}

	/**
	 * Return whether a day of a month may be in the range.
	 * @param month as {@code 2026-11}
	 */
	public boolean mayInclude(String month) {
		return (this.from == null || month.compareTo(month(this.from, month)) >= 0)
				&& (this.to == null || month.compareTo(month(this.to, month)) <= 0);
	}

	/**
	 * Return whether all days of a month are in the range.
	 * @param month as {@code 2026-11}
	 */
	public boolean includesAll(String month) {
		return (this.from == null || !this.from.isAfter(YearMonth.parse(month).atDay(1)))
				&& (this.to == null || !this.to.isBefore(YearMonth.parse(month).atEndOfMonth()));
	}

	private static String month(LocalDate day, String like) {
		return day.toString().substring(0, like.length());
	}

}
