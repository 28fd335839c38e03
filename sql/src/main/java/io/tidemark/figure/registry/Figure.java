package io.tidemark.figure.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.Parameters;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be asked of a snapshot: a KPI, its history or a series.
 *
 * @param name the name by which it is asked for, as in {@code customers/byStatus},
 * {@code customers/byStatus/history} and {@code subscription-revenue}
 * @param path the path of the API that answers, with its last slash
 * @param group the name of the figures that are listed together, as in {@code customers}
 * @param source where the definition that it follows is published, null if it is ours
 * @param groupings the columns that its rows can be broken down by, by their names in
 * questions; those that it has already are among them
 * @param addsUp whether the rows of several dealers can be added up
 * @param interval how long its periods are unless another interval is asked for, null if
 * it has none
 */
public record Figure(Kind kind, String name, String path, String group, String label, String definition,
		@Nullable String source, List<FigureColumn> columns, Set<Parameter> parameters,
		SortedMap<String, FigureColumn> groupings, boolean addsUp, @Nullable Interval interval, Permission permission,
		Reading reading) {

	public Figure {
		columns = List.copyOf(columns);
	}

	/**
	 * Return whether the rows are dated by the figure itself and come in numbered pages.
	 */
	public boolean isSeries() {
		return this.kind == Kind.SERIES;
	}

	/**
	 * Return whether the rows are of days that can be asked for, unlike those of a list
	 * of the snapshot's present state, as of debtors.
	 */
	public boolean hasDays() {
		return isSeries() && this.parameters.contains(Parameter.DATE_FROM);
	}

	/**
	 * Return the name for files and sheets, as in {@code customers-byStatus}.
	 */
	public String fileName() {
		return this.name.replace('/', '-');
	}

	/**
	 * Return the name in words, as in "Customers by status".
	 */
	public String title() {
		String words = fileName().replaceAll("(?<=[a-z])(?=[A-Z])|-", " ").toLowerCase(Locale.ROOT);
		return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

	/**
	 * Return the columns whose values may be added up over rows of one currency: counts
	 * and amounts, but no ratios, no balances of several days and no distinct counts.
	 */
	public Set<String> totals() {
		return switch (this.kind) {
			case KPI -> Catalogue.load().find(this.group, this.label).cube().total().measures().keySet();
			case HISTORY -> Set.of();
			case SERIES -> Catalogue.load().findSeries(this.name).totals();
		};
	}

	/**
	 * Ask for the figure.
	 * @throws QueryInvalid if the figure does not take a parameter or a value is invalid
	 */
	public FigureQuestion ask(Map<String, String> values) {
		Parameters parsed = Parameters.parse(this.name, values, this.parameters);
		for (String grouping : parsed.names(Parameter.GROUP_BY)) {
			if (!this.groupings.containsKey(grouping)) {
				throw new QueryInvalid("%s can't be grouped by '%s': groupBy takes %s.".formatted(this.name, grouping,
						String.join(", ", this.groupings.keySet())));
			}
		}
		if (isSeries()) {
			requireOneGrouping(parsed);
		}
		if (parsed.texts(Parameter.DEALER_CODE).size() > 1 && !this.addsUp && !isByDealer(parsed)) {
			throw new QueryInvalid(
					"%s counts different customers, which dealers may share: ask for several dealers with groupBy=dealer."
						.formatted(this.name));
		}
		return new FigureQuestion(this, parsed);
	}

	private void requireOneGrouping(Parameters parsed) {
		List<String> names = parsed.names(Parameter.GROUP_BY);
		if (names.size() > 1) {
			throw new QueryInvalid("%s is grouped by one of %s at a time.".formatted(this.name,
					String.join(", ", this.groupings.keySet())));
		}
		if (!names.isEmpty() && !names.contains(Cube.DEALER) && parsed.text(Parameter.DEALER_CODE) != null) {
			throw new QueryInvalid("%s is kept by %s for all dealers together, not for single dealers."
				.formatted(this.name, names.get(0)));
		}
	}

	private boolean isByDealer(Parameters parsed) {
		FigureColumn dealer = this.groupings.get(Cube.DEALER);
		return dealer != null
				&& (this.columns.contains(dealer) || parsed.names(Parameter.GROUP_BY).contains(Cube.DEALER));
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * The kinds of figures.
	 */
	public enum Kind {

		/** The rows of a snapshot. */
		KPI,

		/** The rows of a KPI, snapshot by snapshot. */
		HISTORY,

		/** Rows by day or period. */
		SERIES

	}

	/**
	 * Reads the rows that are asked for.
	 */
	public interface Reading {

		/**
		 * Read rows.
		 * @param isPaged whether a series that is not asked for a page has its first one
		 * instead of all rows
		 */
		FigurePage read(FigureReader from, Snapshot snapshot, Parameters parameters, boolean isPaged);

	}

}
