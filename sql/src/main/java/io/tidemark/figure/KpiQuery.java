package io.tidemark.figure;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.KpiFilter;
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

	private static final long MOST_ROWS = 10_000;

	/**
	 * Read the parameters of a question.
	 * @param kpi the KPI that is asked for
	 * @param parameters the parameters by name
	 * @return the question
	 * @throws QueryInvalid if a parameter is unknown, not taken by the KPI or malformed
	 */
	public static KpiQuery parse(Kpi kpi, Map<String, String> parameters) {
		Parameters values = new Parameters(kpi.path(), parameters,
				kpi.filters().stream().map(KpiFilter::parameter).collect(Collectors.toSet()));
		values.checkOrder(KpiFilter.DATE_FROM.parameter(), KpiFilter.DATE_TO.parameter());
		return new KpiQuery(kpi, values.text(KpiFilter.STATUS.parameter()), values.text(KpiFilter.TYPE.parameter()),
				values.text(KpiFilter.DEALER_CODE.parameter()), values.date(KpiFilter.DATE_FROM.parameter()),
				values.date(KpiFilter.DATE_TO.parameter()),
				values.integer(KpiFilter.ID_AFTER.parameter(), 0, Long.MAX_VALUE),
				values.integer(KpiFilter.LIMIT.parameter(), 1, MOST_ROWS));
	}

	DateRange dates() {
		return new DateRange(this.dateFrom, this.dateTo);
	}

	boolean hasDates() {
		return this.dateFrom != null || this.dateTo != null;
	}

}
