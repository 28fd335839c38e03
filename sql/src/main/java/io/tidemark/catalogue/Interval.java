package io.tidemark.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * The lengths of time that a series can be told in: local days, ISO weeks (Monday to
 * Sunday) and calendar months, quarters and years.
 */
public enum Interval {

	DAY, WEEK, MONTH, QUARTER, YEAR;

	public static Interval of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public LocalDate firstDay(LocalDate day) {
		return switch (this) {
			case DAY -> day;
			case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
			case MONTH -> day.with(TemporalAdjusters.firstDayOfMonth());
			case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
			case YEAR -> day.with(TemporalAdjusters.firstDayOfYear());
		};
	}

	public LocalDate lastDay(LocalDate day) {
		return switch (this) {
			case DAY -> day;
			case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
			case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
			case QUARTER ->
				day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(2).with(TemporalAdjusters.lastDayOfMonth());
			case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
		};
	}

}
