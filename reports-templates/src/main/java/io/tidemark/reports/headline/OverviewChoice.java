package io.tidemark.reports.headline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
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

	/**
	 * Return what a series is asked for: the days, by the time that they are drawn by,
	 * and the dealer.
	 */
	public Map<Parameter, String> asked() {
		Map<Parameter, String> asked = new EnumMap<>(Parameter.class);
		asked.put(Parameter.DATE_FROM, this.from.toString());
		asked.put(Parameter.DATE_TO, this.to.toString());
		asked.put(Parameter.INTERVAL, interval().label());
		if (this.dealerCode != null) {
			asked.put(Parameter.DEALER_CODE, this.dealerCode);
		}
		return asked;
	}

}
