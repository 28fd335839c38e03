package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A table whose first column has texts and whose others have numbers.
 *
 * @param rows the rows, each as long as there are columns
 * @param note a sentence below it, null for none
 */
public record TableView(String title, List<String> columns, List<RowView> rows, @Nullable String note) {

	public TableView {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
	}

	/**
	 * A row of a table.
	 *
	 * @param cells the texts, the first of which says what the others are of
	 * @param kind {@code plain}, {@code total} or {@code quiet}
	 */
	public record RowView(List<String> cells, String kind) {

		public RowView {
			cells = List.copyOf(cells);
		}

		public static RowView of(String... cells) {
			return new RowView(List.of(cells), "plain");
		}

	}

}
