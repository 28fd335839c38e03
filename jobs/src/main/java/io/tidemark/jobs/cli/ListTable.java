package io.tidemark.jobs.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureTable;
import org.jspecify.annotations.Nullable;

/**
 * A list as a table, declared column by column.
 */
public final class ListTable<T> {

	private final List<FigureColumn> columns = new ArrayList<>();

	private final List<Function<T, @Nullable Object>> values = new ArrayList<>();

	/**
	 * Add a column of texts, to the left.
	 */
	public ListTable<T> text(String label, Function<T, @Nullable Object> value) {
		return column(label, ColumnKind.TEXT, (row) -> {
			Object text = value.apply(row);
			return (text != null) ? text.toString() : null;
		});
	}

	/**
	 * Add a column of numbers, to the right.
	 */
	public ListTable<T> count(String label, Function<T, @Nullable Object> value) {
		return column(label, ColumnKind.COUNT,
				(row) -> (value.apply(row) instanceof Number number) ? number.longValue() : null);
	}

	private ListTable<T> column(String label, ColumnKind kind, Function<T, @Nullable Object> value) {
		this.columns.add(new FigureColumn(label.toLowerCase(Locale.ROOT).replace(' ', '_'), label, kind, null));
		this.values.add(value);
		return this;
	}

	public FigureTable of(Collection<T> rows) {
		List<List<@Nullable Object>> table = new ArrayList<>();
		for (T row : rows) {
			List<@Nullable Object> line = new ArrayList<>();
			this.values.forEach((value) -> line.add(value.apply(row)));
			table.add(line);
		}
		return FigureTable.of(this.columns, table);
	}

}
