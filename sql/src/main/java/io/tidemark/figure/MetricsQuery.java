package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Map;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;

/**
 * A question for the subscription metrics.
 *
 * @param dateFrom the first day, inclusive; null for no bound
 * @param dateTo the last day, inclusive; null for no bound
 * @param currency the currency to keep, null for all
 * @param dealerCode the dealer to keep, null for all together
 * @param interval how long the periods are
 * @param paging the page that is asked for, null for none
 */
public record MetricsQuery(@Nullable LocalDate dateFrom, @Nullable LocalDate dateTo, @Nullable String currency,
		@Nullable String dealerCode, Interval interval, @Nullable Paging paging) {

	/** The figure's name in a question. */
	public static final String NAME = "subscription-metrics";

	/**
	 * Read the parameters of a question; the interval is a month if left out.
	 * @param parameters the parameters by name
	 * @return the question
	 * @throws QueryInvalid if a parameter is unknown or malformed
	 */
	public static MetricsQuery parse(Map<String, String> parameters) {
		Parameters values = new Parameters(NAME, parameters, Catalogue.load().findSeries(NAME).parameters());
		return new MetricsQuery(values.date(Parameter.DATE_FROM), values.date(Parameter.DATE_TO), values.currency(),
				values.text(Parameter.DEALER_CODE), values.interval(Interval.MONTH), Paging.parse(values));
	}

	SeriesFilter filter() {
		return new SeriesFilter(new DateRange(this.dateFrom, this.dateTo), this.currency, this.dealerCode);
	}

}
