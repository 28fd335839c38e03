package io.tidemark.reports.chart;

import java.util.Locale;
import java.util.Map;

import io.tidemark.catalogue.Movement;

/**
 * The words of a chart and how it writes dates and numbers.
 *
 * @param locale how numbers and the names of months are written
 * @param datePattern how dates are written on the axis, as in {@code d MMM}
 */
public record ChartTexts(Locale locale, String mrr, Map<Movement, String> movements, String datePattern) {

	public ChartTexts {
		movements = Map.copyOf(movements);
	}

}
