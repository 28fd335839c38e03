package io.tidemark.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A figure over time as the catalogue declares it.
 *
 * @param name its name in a question, as in subscription-revenue
 * @param definition what it says, in one sentence
 * @param source where the definition that it follows is published, null if it is ours
 * @param parameters the parameters that it takes
 * @param figures the stored figures that it is read from
 * @param columns its columns
 */
public record Series(String name, String definition, @Nullable String source, Set<Parameter> parameters,
		List<String> figures, List<FigureColumn> columns) {

	public Series {
		parameters = Collections.unmodifiableSet(EnumSet.copyOf(parameters));
		figures = List.copyOf(figures);
		columns = List.copyOf(columns);
	}

}
