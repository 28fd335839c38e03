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

	Set<Parameter> filters() {
		Set<Parameter> filters = EnumSet.of(Parameter.ID_AFTER, Parameter.LIMIT);
		addIf(filters, this.status, Parameter.STATUS);
		addIf(filters, this.type, Parameter.TYPE);
		addIf(filters, this.dealer, Parameter.DEALER_CODE);
		addIf(filters, this.day, Parameter.DATE_FROM);
		addIf(filters, this.day, Parameter.DATE_TO);
		return filters;
	}

	private static void addIf(Set<Parameter> filters, @Nullable String column, Parameter filter) {
		if (column != null) {
			filters.add(filter);
		}
	}

}
