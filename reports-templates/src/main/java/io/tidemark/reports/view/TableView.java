package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A table whose first column has texts and whose others have numbers.
 *
 * @param columns their headings, all of them empty for a table without
 * @param rows the rows, each as long as there are columns
 * @param note a sentence below it, null for none
 * @param more where there is more of it, null for nowhere
 */
public record TableView(String title, List<String> columns, List<RowView> rows, @Nullable String note,
		@Nullable LinkView more) {

	public TableView {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
	}

	public TableView(String title, List<String> columns, List<RowView> rows, @Nullable String note) {
		this(title, columns, rows, note, null);
	}

	/**
	 * A row of a table.
	 *
	 * @param cells the texts, the first of which says what the others are of
	 * @param kind {@code plain}, {@code total} or {@code quiet}
	 * @param note what else there is to say of the first cell, null for nothing
	 * @param tone whether changes in the row are {@code good} or {@code bad} news, or
	 * {@code flat}
	 * @param href where the first cell leads to, null for nowhere
	 */
	public record RowView(List<String> cells, String kind, @Nullable String note, String tone, @Nullable String href) {

		public RowView {
			cells = List.copyOf(cells);
		}

		public RowView(List<String> cells, String kind) {
			this(cells, kind, null, "flat", null);
		}

		public static RowView of(String... cells) {
			return new RowView(List.of(cells), "plain");
		}

	}

	/**
	 * A link with what it says.
	 */
	public record LinkView(String label, String href) {
	}

}
