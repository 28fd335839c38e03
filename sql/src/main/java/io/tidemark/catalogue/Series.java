package io.tidemark.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A figure over time as the catalogue declares it.
 *
 * @param source where the definition that it follows is published, null if it is ours
 * @param figures the stored figures that it is read from
 * @param order how its rows are ordered, null if by their dimensions from left to right
 */
public record Series(String name, String definition, @Nullable String source, Set<Parameter> parameters,
		List<String> figures, List<FigureColumn> columns, @Nullable String order) {

	public Series {
		parameters = Collections.unmodifiableSet(EnumSet.copyOf(parameters));
		figures = List.copyOf(figures);
		columns = List.copyOf(columns);
	}

	/**
	 * Return whether its rows are of days that can be asked for: those of a list of the
	 * present state, as of debtors, are not.
	 */
	public boolean hasDays() {
		return this.parameters.contains(Parameter.DATE_FROM);
	}

}
