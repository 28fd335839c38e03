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
 */
public record Series(String name, String definition, @Nullable String source, Set<Parameter> parameters,
		List<String> figures, List<FigureColumn> columns) {

	public Series {
		parameters = Collections.unmodifiableSet(EnumSet.copyOf(parameters));
		figures = List.copyOf(figures);
		columns = List.copyOf(columns);
	}

}
