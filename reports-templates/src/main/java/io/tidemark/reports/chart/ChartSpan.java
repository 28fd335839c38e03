package io.tidemark.reports.chart;

import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TimeZone;

import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.data.time.Day;
import org.jfree.data.time.Month;
import org.jfree.data.time.RegularTimePeriod;

/**
 * How long each bar lasts, and where the axis has its dates.
 */
enum ChartSpan {

	/** A bar per day and a date every two weeks. */
	DAYS,

	/** A bar and a name per month. */
	MONTHS;

	static final TimeZone ZONE = TimeZone.getTimeZone("UTC");

	private static final int DAYS_BETWEEN_DATES = 14;

	RegularTimePeriod period(LocalDate date) {
		return switch (this) {
			case DAYS -> at(new Day(date.getDayOfMonth(), date.getMonthValue(), date.getYear()));
			case MONTHS -> at(new Month(date.getMonthValue(), date.getYear()));
		};
	}

	private static RegularTimePeriod at(RegularTimePeriod period) {
		period.peg(java.util.Calendar.getInstance(ZONE, Locale.ROOT));
		return period;
	}

	DateTickUnit ticks(String pattern, Locale locale) {
		SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
		format.setTimeZone(ZONE);
		return switch (this) {
			case DAYS -> new DateTickUnit(DateTickUnitType.DAY, DAYS_BETWEEN_DATES, format);
			case MONTHS -> new DateTickUnit(DateTickUnitType.MONTH, 1, format);
		};
	}

}
