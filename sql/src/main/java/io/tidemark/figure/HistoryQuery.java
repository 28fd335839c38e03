package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Map;

import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;

/**
 * A question for one KPI of many snapshots.
 *
 * @param ofEach what is asked of each snapshot, without dates and bounds of rows
 * @param dateFrom the first business date, inclusive; null for no bound
 * @param dateTo the last business date, inclusive; null for no bound
 * @param idAfter rows after the one with this number; null for all
 * @param limit this many rows at the most, 1 to 10,000; null for all
 */
public record HistoryQuery(KpiQuery ofEach, @Nullable LocalDate dateFrom, @Nullable LocalDate dateTo,
		@Nullable Long idAfter, @Nullable Long limit) {

	/** The last part of a history's path, after the KPI's. */
	public static final String NAME = "history";

	/**
	 * Return the same question for a row more than the limit, which shows whether there
	 * is a next page.
	 * @return the question, itself if it has no limit
	 */
	public HistoryQuery withOneMore() {
		return (this.limit != null)
				? new HistoryQuery(this.ofEach, this.dateFrom, this.dateTo, this.idAfter, this.limit + 1) : this;
	}

	/**
	 * Read the parameters of a question: those of the KPI, but that dates are business
	 * dates and every KPI takes them.
	 * @param kpi the KPI that is asked for
	 * @param parameters the parameters by name
	 * @return the question
	 * @throws QueryInvalid if a parameter is unknown, not taken by the KPI or malformed
	 */
	public static HistoryQuery parse(Kpi kpi, Map<String, String> parameters) {
		Parameters values = new Parameters(kpi.path() + "/" + NAME, parameters, kpi.historyParameters());
		KpiQuery ofEach = new KpiQuery(kpi, values.text(Parameter.STATUS), values.text(Parameter.TYPE),
				values.text(Parameter.DEALER_CODE), null, null, null, null);
		return new HistoryQuery(ofEach, values.date(Parameter.DATE_FROM), values.date(Parameter.DATE_TO),
				values.integer(Parameter.ID_AFTER), values.integer(Parameter.LIMIT));
	}

	DateRange dates() {
		return new DateRange(this.dateFrom, this.dateTo);
	}

}
