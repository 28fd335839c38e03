package io.tidemark.figure.registry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
 */
public abstract class Figure {

	/**
	 * Return the name by which the figure is asked for, as in {@code customers/byStatus},
	 * {@code customers/byStatus/history} and {@code subscription-revenue}.
	 */
	public abstract String name();

	/**
	 * Return the path of the API that answers, with its last slash.
	 */
	public abstract String path();

	/**
	 * Return the name of the figures that are listed together, as in {@code customers}.
	 */
	public abstract String group();

	/**
	 * Return what the figure is called within its group, as in {@code byStatus}.
	 */
	public abstract String label();

	public abstract String definition();

	/**
	 * Return where the definition that is followed is published, null if it is ours.
	 */
	public @Nullable String source() {
		return null;
	}

	public abstract List<FigureColumn> columns();

	public abstract Set<Parameter> parameters();

	/**
	 * Return how long periods are unless another interval is asked for, null if the
	 * figure has no periods.
	 */
	public @Nullable Interval interval() {
		return null;
	}

	/**
	 * Return the permission that a key needs to read the figure.
	 */
	public abstract Permission permission();

	public abstract Kind kind();

	/**
	 * Return whether the rows are dated by the figure itself and come in numbered pages.
	 */
	public boolean isSeries() {
		return kind() == Kind.SERIES;
	}

	/**
	 * Return whether the figure can be limited to one dealer.
	 */
	public boolean isKnownByDealer() {
		return parameters().contains(Parameter.DEALER_CODE);
	}

	/**
	 * Return the name for files and sheets, as in {@code customers-byStatus}.
	 */
	public String fileName() {
		return name().replace('/', '-');
	}

	/**
	 * Return the name in words, as in "Customers by status".
	 */
	public String title() {
		String words = fileName().replaceAll("(?<=[a-z])(?=[A-Z])|-", " ").toLowerCase(Locale.ROOT);
		return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

	/**
	 * Ask for the figure.
	 * @param parameters the values by the parameters' names
	 * @throws QueryInvalid if the figure does not take a parameter or a value is invalid
	 */
	public FigureQuestion ask(Map<String, String> parameters) {
		return new FigureQuestion(this, Parameters.parse(name(), parameters, parameters()));
	}

	/**
	 * Read the rows that are asked for.
	 * @param inPages whether a series that is not asked for a page has its first one
	 * instead of all rows
	 */
	abstract FigurePage read(FigureReader from, Snapshot snapshot, Parameters parameters, boolean inPages);

	/**
	 * Return the figure's name.
	 */
	@Override
	public final String toString() {
		return name();
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

}
