package io.tidemark.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The precomputed cells that KPIs are answered from: one for each combination of values,
 * in each grouping by some of its dimensions.
 *
 * @param figure the figure with the cells
 * @param always the dimensions that every cell has
 * @param optional the other dimensions in alphabetical order; a cell's column
 * {@link #GROUPED_BY} names those that it is for
 * @param days the figure with cells per day, null where measures don't add up
 * @param day the date column of the days, null without them
 * @param month the column by whose months the figure is cut, null for one piece
 * @param settled what of a past day only a correction changes, null for nothing
 * @param filters the columns that the filters by status, type and dealer mean
 * @param groupings the columns of the optional dimensions by the names that questions
 * have for them, as in dealer
 */
public record Cube(String figure, List<String> always, List<String> optional, List<String> measures,
		@Nullable String days, @Nullable String day, @Nullable String month, @Nullable Settled settled,
		Map<Parameter, String> filters, SortedMap<String, FigureColumn> groupings, Total total) {

	/** The column that names the optional dimensions of a cell, in order. */
	public static final String GROUPED_BY = "grouped_by";

	/** The name that questions have for the dimension that a dealer's code is of. */
	public static final String DEALER = "dealer";

	public Cube {
		always = List.copyOf(always);
		optional = List.copyOf(optional);
		measures = List.copyOf(measures);
		filters = Map.copyOf(filters);
		groupings = Collections.unmodifiableSortedMap(new TreeMap<>(groupings));
	}

	/**
	 * Return whether the cells of a grouping are in the chunks of their months, not in
	 * the one of all other cells.
	 */
	public boolean isByMonth(List<String> dimensions) {
		return Stream.concat(this.always.stream(), dimensions.stream()).anyMatch((name) -> name.equals(this.month));
	}

	StoredFigure cells() {
		return new StoredFigure(this.figure, this.month, keyAfter(GROUPED_BY), this.optional, this.measures);
	}

	Optional<StoredFigure> findCellsOfDays() {
		return (this.days == null || this.day == null) ? Optional.empty() : Optional
			.of(new StoredFigure(this.days, this.day, keyAfter(this.day), List.of(this.day), this.measures));
	}

	private List<String> keyAfter(String first) {
		return Stream.of(Stream.of(first), this.always.stream(), this.optional.stream())
			.flatMap((columns) -> columns)
			.toList();
	}

	/**
	 * The columns of a past day's cells that only a correction changes.
	 *
	 * @param currency the currency of the amounts, null without
	 * @param count how many there are
	 * @param amount what they come to, null for what has no such amount
	 */
	public record Settled(@Nullable String currency, String count, @Nullable String amount) {

		public Settled {
			if ((currency == null) != (amount == null)) {
				throw new IllegalArgumentException("An amount of " + count + " needs a currency, and the reverse");
			}
		}

		List<String> measures() {
			return (this.amount != null) ? List.of(this.count, this.amount) : List.of(this.count);
		}

	}

	/**
	 * What the measures of a cube must add up to.
	 *
	 * @param model the model whose rows count
	 * @param where which of its rows count, as a SQL condition
	 */
	public record Total(String model, String where, LinkedHashMap<String, String> measures) {
	}

}
