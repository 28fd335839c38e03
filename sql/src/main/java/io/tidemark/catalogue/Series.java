package io.tidemark.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param order how its rows are ordered, null if by their dimensions from left to right
 * @param groupings the columns that rows have more if they are grouped, by the names that
 * questions have for that: first the one that they are grouped by
 * @param totals the columns whose values add up over rows of one currency, those of
 * groupings among them
 */
public record Series(String name, String definition, @Nullable String source, Set<Parameter> parameters,
		List<String> figures, List<FigureColumn> columns, @Nullable String order,
		SortedMap<String, List<FigureColumn>> groupings, Set<String> totals) {

	public Series {
		parameters = Collections.unmodifiableSet(EnumSet.copyOf(parameters));
		figures = List.copyOf(figures);
		columns = List.copyOf(columns);
		groupings = Collections.unmodifiableSortedMap(new TreeMap<>(groupings));
		totals = Set.copyOf(totals);
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

	/**
	 * Return the columns of rows that are grouped, with that of the group after the
	 * currency, a dealer's name beside its code, and what else groups have at the end.
	 * @param grouping the name that questions have for it, null if rows are not grouped
	 */
	public List<FigureColumn> columnsBy(@Nullable String grouping) {
		if (grouping == null) {
			return this.columns;
		}
		List<FigureColumn> more = Objects.requireNonNull(this.groupings.get(grouping), grouping);
		FigureColumn group = more.get(0);
		List<FigureColumn> grouped = new ArrayList<>();
		for (FigureColumn column : this.columns) {
			grouped.add(column);
			if (column.kind() == ColumnKind.CURRENCY) {
				grouped.add(group);
				if (grouping.equals(Cube.DEALER)) {
					grouped.add(group.dealerName());
				}
			}
		}
		grouped.addAll(more.subList(1, more.size()));
		return grouped;
	}

	/**
	 * Return whether its rows are of days that can be asked for: those of a list of the
	 * present state, as of debtors, are not.
	 */
	public boolean hasDays() {
		return this.parameters.contains(Parameter.DATE_FROM);
	}

}
