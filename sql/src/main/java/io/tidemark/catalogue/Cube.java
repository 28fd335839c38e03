package io.tidemark.catalogue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The precomputed cells that KPIs are answered from.
 *
 * @param figure the figure with a cell for each combination of dimension values
 * @param always the dimensions that every cell has
 * @param days the figure with cells per day, null where measures don't add up
 * @param day the date column of the days, null without them
 * @param status the column that the status filter means, null if there is none
 * @param type the column that the type filter means, null if there is none
 * @param dealer the column that the dealer filter means, null if there is none
 */
public record Cube(String figure, List<String> always, @Nullable String days, @Nullable String day,
		@Nullable String status, @Nullable String type, @Nullable String dealer) {

	public Cube {
		always = List.copyOf(always);
	}

	Set<KpiFilter> filters() {
		Set<KpiFilter> filters = EnumSet.of(KpiFilter.ID_AFTER, KpiFilter.LIMIT);
		addIf(filters, this.status, KpiFilter.STATUS);
		addIf(filters, this.type, KpiFilter.TYPE);
		addIf(filters, this.dealer, KpiFilter.DEALER_CODE);
		addIf(filters, this.day, KpiFilter.DATE_FROM);
		addIf(filters, this.day, KpiFilter.DATE_TO);
		return filters;
	}

	private static void addIf(Set<KpiFilter> filters, @Nullable String column, KpiFilter filter) {
		if (column != null) {
			filters.add(filter);
		}
	}

}
