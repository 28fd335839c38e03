package io.tidemark.figure.kpi;

import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.DateRange;
import io.tidemark.figure.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A question for one KPI.
 *
 * @param kpi the KPI
 * @param parameters what is asked of it
 */
record KpiQuery(Kpi kpi, Parameters parameters) {

	@Nullable String status() {
		return this.parameters.text(Parameter.STATUS);
	}

	@Nullable String type() {
		return this.parameters.text(Parameter.TYPE);
	}

	@Nullable String dealerCode() {
		return this.parameters.text(Parameter.DEALER_CODE);
	}

	DateRange dates() {
		return this.parameters.dates();
	}

	boolean hasDates() {
		return !dates().isUnbounded();
	}

}
