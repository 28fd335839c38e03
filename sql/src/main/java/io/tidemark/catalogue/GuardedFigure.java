package io.tidemark.catalogue;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A figure that is guarded against jumps from one snapshot to the next, each of its rows
 * for itself.
 *
 * @param name what the configuration calls it, as in {@code invoice-amount}
 * @param groupedBy the grouping of the cube, null if the figure is none
 * @param date the column that is the business date, null if the figure is a cube
 * @param group the columns that tell its rows apart, as the currency
 * @param minChange what it must have changed by to count as a jump, if not configured
 */
public record GuardedFigure(String name, String figure, @Nullable String groupedBy, @Nullable String date,
		List<String> group, String column, BigDecimal minChange) {

	public GuardedFigure {
		group = List.copyOf(group);
	}

}
