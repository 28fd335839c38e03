package io.tidemark.reports.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import io.tidemark.catalogue.Movement;

/**
 * What a chart shows of one day or month.
 *
 * @param date the day, or a day of the month
 * @param movements its movements as positive amounts, without those that there were none
 * of
 */
public record ChartPoint(LocalDate date, BigDecimal mrr, Map<Movement, BigDecimal> movements) {

	public ChartPoint {
		Map<Movement, BigDecimal> copy = new EnumMap<>(Movement.class);
		copy.putAll(movements);
		movements = Collections.unmodifiableMap(copy);
	}

}
