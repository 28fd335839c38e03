package io.tidemark.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.tidemark.catalogue.FigureColumn;
import org.jspecify.annotations.Nullable;

/**
 * Says for each column by name what its value is, and so makes rows in any order of the
 * columns.
 */
public final class RowMapping<T> {

	private final Map<String, Function<T, @Nullable Object>> values = new HashMap<>();

	public RowMapping<T> with(String column, Function<T, @Nullable Object> value) {
		this.values.put(column, value);
		return this;
	}

	/**
	 * Return what makes a row with some of the columns.
	 * @throws IllegalArgumentException if the mapping lacks one
	 */
	public Function<T, FigureRow> to(List<FigureColumn> columns) {
		Map<String, Integer> places = FigureRow.places(columns);
		List<Function<T, @Nullable Object>> inOrder = new ArrayList<>(columns.size());
		for (FigureColumn column : columns) {
			Function<T, @Nullable Object> value = this.values.get(column.name());
			if (value == null) {
				throw new IllegalArgumentException("Nothing fills the column " + column.name());
			}
			inOrder.add(value);
		}
		return (source) -> new FigureRow(places, inOrder.stream().map((value) -> value.apply(source)).toArray());
	}

	public FigureTable table(List<FigureColumn> columns, Collection<T> sources) {
		return new FigureTable(columns, sources.stream().map(to(columns)).toList());
	}

}
