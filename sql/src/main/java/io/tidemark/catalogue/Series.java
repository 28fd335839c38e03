package io.tidemark.catalogue;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A figure over time as the catalogue declares it.
 *
 * @param source where the definition that it follows is published, null if it is ours
 * @param figures the stored figures that it is read from
 * @param groupings the columns that rows have more if they are grouped, by the names that
 * questions have for that: first the one that they are grouped by
 */
public record Series(String name, String definition, @Nullable String source, Set<Parameter> parameters,
		List<String> figures, List<FigureColumn> columns, SortedMap<String, List<FigureColumn>> groupings) {

	public Series {
		parameters = Collections.unmodifiableSet(EnumSet.copyOf(parameters));
		figures = List.copyOf(figures);
		columns = List.copyOf(columns);
		groupings = Collections.unmodifiableSortedMap(new TreeMap<>(groupings));
	}

	/**
	 * Return the columns that rows can be grouped by.
	 */
	public SortedMap<String, FigureColumn> groupColumns() {
		return this.groupings.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (grouping) -> grouping.getValue().get(0), (one, other) -> one,
					TreeMap::new));
	}

}
