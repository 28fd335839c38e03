package io.tidemark.catalogue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One KPI as the catalogue declares it.
 *
 * @param object what it is about: customers, numbers, features or invoices
 * @param type how it is grouped: summary, byStatus and so on
 * @param definition what it says, in one sentence
 * @param cube the cells it is answered from
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

	public Set<Parameter> filters() {
		return this.cube.filters();
	}

	/**
	 * Return what the KPI's history takes.
	 * @return the filters, with dates whether the KPI has them or not: they are business
	 * dates there
	 */
	public Set<Parameter> historyParameters() {
		Set<Parameter> parameters = EnumSet.of(Parameter.DATE_FROM, Parameter.DATE_TO);
		parameters.addAll(filters());
		return parameters;
	}

	public String path() {
		return this.object + "/" + this.type;
	}

	public List<String> dimensions() {
		return this.columns.stream().filter((column) -> column.kind().isDimension()).map(FigureColumn::name).toList();
	}

	boolean answersTo(String name) {
		return this.type.equals(name) || this.aliases.contains(name);
	}

}
