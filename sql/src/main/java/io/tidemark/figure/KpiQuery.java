package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Map;

import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import org.jspecify.annotations.Nullable;

/**
 * A question for one KPI.
 *
 * @param kpi the KPI
 * @param status the status to keep, in any case; null for all
 * @param type the type to keep, in any case; null for all
 * @param dealerCode the dealer to keep; null for all
 * @param dateFrom the first local day of creation or issue, inclusive; null for no bound
 * @param dateTo the last local day of creation or issue, inclusive; null for no bound
 * @param idAfter rows after the one with this number; null for all
 * @param limit this many rows at the most, 1 to 10,000; null for all
 */
public record KpiQuery(Kpi kpi, @Nullable String status, @Nullable String type, @Nullable String dealerCode,
		@Nullable LocalDate dateFrom, @Nullable LocalDate dateTo, @Nullable Long idAfter, @Nullable Long limit) {

	/**
	 * Read the parameters of a question.
	 * @param kpi the KPI that is asked for
	 * @param parameters the parameters by name
	 * @return the question
	 * @throws QueryInvalid if a parameter is unknown, not taken by the KPI or malformed
	 */
	public static KpiQuery parse(Kpi kpi, Map<String, String> parameters) {
		Parameters values = new Parameters(kpi.path(), parameters, kpi.filters());
		return new KpiQuery(kpi, values.text(Parameter.STATUS), values.text(Parameter.TYPE),
				values.text(Parameter.DEALER_CODE), values.date(Parameter.DATE_FROM), values.date(Parameter.DATE_TO),
				values.integer(Parameter.ID_AFTER), values.integer(Parameter.LIMIT));
	}

	/**
	 * Return the same question for a row more than the limit, which shows whether there
	 * is a next page.
	 * @return the question, itself if it has no limit
	 */
	public KpiQuery withOneMore() {
		return (this.limit != null) ? new KpiQuery(this.kpi, this.status, this.type, this.dealerCode, this.dateFrom,
				this.dateTo, this.idAfter, this.limit + 1) : this;
	}

	DateRange dates() {
		return new DateRange(this.dateFrom, this.dateTo);
	}

	boolean hasDates() {
		return this.dateFrom != null || this.dateTo != null;
	}

}
