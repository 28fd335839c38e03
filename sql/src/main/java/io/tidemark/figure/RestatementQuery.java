package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Map;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.snapshot.Restatement;
import org.jspecify.annotations.Nullable;

/**
 * A question for the restatements of the revenue series.
 *
 * @param dateFrom the first day, inclusive; null for no bound
 * @param dateTo the last day, inclusive; null for no bound
 * @param currency the currency to keep, null for all
 * @param dealerCode the dealer to keep, null for all together
 * @param paging the page that is asked for, null for none
 */
public record RestatementQuery(@Nullable LocalDate dateFrom, @Nullable LocalDate dateTo, @Nullable String currency,
		@Nullable String dealerCode, @Nullable Paging paging) {

	/** The figure's name in a question. */
	public static final String NAME = "restatements";

	/**
	 * Read the parameters of a question.
	 * @param parameters the parameters by name
	 * @return the question
	 * @throws QueryInvalid if a parameter is unknown or malformed
	 */
	public static RestatementQuery parse(Map<String, String> parameters) {
		Parameters values = new Parameters(NAME, parameters, Catalogue.load().findSeries(NAME).parameters());
		return new RestatementQuery(values.date(Parameter.DATE_FROM), values.date(Parameter.DATE_TO), values.currency(),
				values.text(Parameter.DEALER_CODE), Paging.parse(values));
	}

	/**
	 * Return whether the question is about a restatement, of whichever dealer.
	 */
	boolean includes(Restatement restatement) {
		return new DateRange(this.dateFrom, this.dateTo).includes(restatement.date())
				&& (this.currency == null || this.currency.equals(restatement.currency()));
	}

	/**
	 * Return what to read up to a day.
	 * @param last the last day that both snapshots have
	 */
	SeriesFilter filterUpTo(LocalDate last) {
		LocalDate to = (this.dateTo != null && this.dateTo.isBefore(last)) ? this.dateTo : last;
		return new SeriesFilter(new DateRange(this.dateFrom, to), this.currency, this.dealerCode);
	}

}
