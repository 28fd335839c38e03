package io.tidemark.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tidemark.catalogue.FigureColumn;
import org.jspecify.annotations.Nullable;

/**
 * One row of a figure, read by the names of its columns.
 */
public final class FigureRow {

	private final Map<String, Integer> places;

	private final @Nullable Object[] values;

	FigureRow(Map<String, Integer> places, @Nullable Object[] values) {
		if (values.length != places.size()) {
			throw new IllegalArgumentException(
					"A row of %s has %s values: %s".formatted(places.keySet(), values.length, Arrays.asList(values)));
		}
		this.places = places;
		this.values = values;
	}

	/**
	 * Return the values of some columns as a row of their own.
	 */
	FigureRow select(Map<String, Integer> selected) {
		return new FigureRow(selected, selected.keySet().stream().map(this::get).toArray());
	}

	static Map<String, Integer> places(List<FigureColumn> columns) {
		Map<String, Integer> places = new LinkedHashMap<>();
		columns.forEach((column) -> places.put(column.name(), places.size()));
		return Collections.unmodifiableMap(places);
	}

	/**
	 * Return the value of a column.
	 * @throws IllegalArgumentException if the row has no such column
	 */
	public @Nullable Object get(String column) {
		Integer place = this.places.get(column);
		if (place == null) {
			throw new IllegalArgumentException("No column " + column + " in " + this.places.keySet());
		}
		return this.values[place];
	}

	/**
	 * Return the text in a column that always has one.
	 */
	public String text(String column) {
		return (String) require(column);
	}

	public long count(String column) {
		return (Long) require(column);
	}

	public LocalDate date(String column) {
		return (LocalDate) require(column);
	}

	public BigDecimal amount(String column) {
		return (BigDecimal) require(column);
	}

	public @Nullable BigDecimal amountOrNull(String column) {
		return (BigDecimal) get(column);
	}

	private Object require(String column) {
		return Objects.requireNonNull(get(column), column);
	}

	/**
	 * Return all values in the order of the columns, to write them out.
	 */
	public List<@Nullable Object> values() {
		return Collections.unmodifiableList(Arrays.asList(this.values));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FigureRow row && this.places.equals(row.places)
				&& Arrays.equals(this.values, row.values);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.values);
	}

	@Override
	public String toString() {
		return Arrays.toString(this.values);
	}

}
