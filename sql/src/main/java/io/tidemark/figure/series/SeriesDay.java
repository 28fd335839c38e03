package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;

import io.tidemark.catalogue.Movement;

/**
 * A day of one currency in the daily series, exactly.
 *
 * @param movements those that there were, without the others
 * @param revenue the MRR at its end
 * @param paying how many customers have MRR at its end
 * @param gained how many had it for the first time
 * @param churned how many lost all of it
 * @param reactivated how many got it again
 */
record SeriesDay(LocalDate date, String currency, BigDecimal revenue, EnumMap<Movement, BigDecimal> movements,
		long paying, long gained, long churned, long reactivated) {
}
