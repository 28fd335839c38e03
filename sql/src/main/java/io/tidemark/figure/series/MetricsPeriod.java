package io.tidemark.figure.series;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A period with the retention of those who paid at its start.
 *
 * @param days what its days add up to
 * @param isPartial whether it lacks days at its start or end
 * @param cohort the retention in the period, null if there is none or its start is cut
 * @param trailing the retention in the 12 months that end with it, null if it does not
 * end with a month or nobody paid then
 */
record MetricsPeriod(SeriesPeriod days, boolean isPartial, @Nullable CohortRetention cohort,
		@Nullable CohortRetention trailing) {

	SeriesDay closing() {
		return this.days.closing();
	}

	String currency() {
		return closing().currency();
	}

	<T> @Nullable T ofCohort(Function<CohortRetention, @Nullable T> value) {
		return (this.cohort != null) ? value.apply(this.cohort) : null;
	}

	<T> @Nullable T ofTrailing(Function<CohortRetention, @Nullable T> value) {
		return (this.trailing != null) ? value.apply(this.trailing) : null;
	}

}
