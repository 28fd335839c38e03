package io.tidemark.figure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.tidemark.failure.QueryInvalid;

/**
 * The lengths of time that a series can be told in.
 */
public enum Interval {

	/** Local days. */
	DAY,

	/** ISO weeks, Monday to Sunday. */
	WEEK,

	/** Calendar months. */
	MONTH,

	/** Calendar quarters. */
	QUARTER,

	/** Calendar years. */
	YEAR;

	/**
	 * Read an interval.
	 * @param text its name in lower case
	 * @return the interval
	 * @throws QueryInvalid naming the valid ones
	 */
	public static Interval parse(String text) {
		return Arrays.stream(values())
			.filter((interval) -> interval.label().equals(text))
			.findFirst()
			.orElseThrow(() -> new QueryInvalid("interval must be one of %s, not '%s'."
				.formatted(Arrays.stream(values()).map(Interval::label).collect(Collectors.joining(", ")), text)));
	}

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	LocalDate lastDay(LocalDate day) {
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
