package io.tidemark.reports.headline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import io.tidemark.catalogue.Interval;
import io.tidemark.reports.plot.FigurePlots;
import org.jspecify.annotations.Nullable;

/**
 * What of a snapshot an overview shows.
 *
 * @param currency the currency, null for all together or else the main one
 * @param dealerCode the dealer to keep, null for all
 * @param from the first day of the period, which ends with the business date
 */
public record OverviewChoice(@Nullable String currency, @Nullable String dealerCode, LocalDate from, LocalDate to) {

	/**
	 * Return by what time the period is drawn.
	 */
	Interval interval() {
		return (days() <= FigurePlots.MOST_DAYS) ? Interval.DAY : Interval.MONTH;
	}

	long days() {
		return ChronoUnit.DAYS.between(this.from, this.to) + 1;
	}

}
