package io.tidemark.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One KPI as the catalogue declares it.
 *
 * @param columns its columns, the dimensions first
 */
public record Kpi(String object, String type, List<String> aliases, String definition, Cube cube,
		List<FigureColumn> columns) {

	/** The type that an object without one means. */
	public static final String SUMMARY = "summary";

	public Kpi {
		aliases = List.copyOf(aliases);
		columns = List.copyOf(columns);
	}

	/**
	 * Return the parameters that the KPI takes.
	 */
	public Set<Parameter> filters() {
		Set<Parameter> filters = EnumSet.of(Parameter.ID_AFTER, Parameter.LIMIT);
		filters.addAll(this.cube.filters().keySet());
		if (this.cube.day() != null) {
			filters.add(Parameter.DATE_FROM);
			filters.add(Parameter.DATE_TO);
		}
		if (!this.cube.groupings().isEmpty()) {
			filters.add(Parameter.GROUP_BY);
		}
		return filters;
	}

	/**
	 * Return what the KPI's history takes: the same, and dates in any case, which are
	 * business dates there.
	 */
	public Set<Parameter> historyParameters() {
		Set<Parameter> parameters = filters();
		parameters.add(Parameter.DATE_FROM);
		parameters.add(Parameter.DATE_TO);
		return parameters;
	}

	public String path() {
		return this.object + "/" + this.type;
	}

	public List<String> dimensions() {
		return this.columns.stream().filter((column) -> column.kind().isDimension()).map(FigureColumn::name).toList();
	}

	/**
	 * Return the same KPI with its rows broken down by more dimensions, whose columns are
	 * between its own dimensions and its measures. Those that it has already change
	 * nothing.
	 * @param names the names that the cube's groupings have for them
	 */
	public Kpi groupedBy(List<String> names) {
		List<FigureColumn> more = names.stream()
			.map((name) -> Objects.requireNonNull(this.cube.groupings().get(name), name))
			.filter((column) -> !this.columns.contains(column))
			.toList();
		if (more.isEmpty()) {
			return this;
		}
		List<FigureColumn> grouped = new ArrayList<>(this.columns);
		grouped.addAll(dimensions().size(), more);
		return new Kpi(this.object, this.type, this.aliases, this.definition, this.cube, grouped);
	}

	/**
	 * Return whether all measures add up, as a distinct count does not.
	 */
	public boolean addsUp() {
		return this.cube.total()
			.measures()
			.keySet()
			.containsAll(this.columns.stream()
				.filter((column) -> !column.kind().isDimension())
				.map(FigureColumn::name)
				.toList());
	}

	/**
	 * Return whether a column has dealers' codes.
	 */
	public boolean isDealer(FigureColumn column) {
		return column.name().equals(this.cube.filters().get(Parameter.DEALER_CODE));
	}

	/**
	 * Return the columns of its rows: its own, and names beside dealers' codes.
	 */
	public List<FigureColumn> shownColumns() {
		return this.columns.stream()
			.flatMap((column) -> isDealer(column) ? Stream.of(column, column.dealerName()) : Stream.of(column))
			.toList();
	}

	boolean answersTo(String name) {
		return this.type.equals(name) || this.aliases.contains(name);
	}

}
