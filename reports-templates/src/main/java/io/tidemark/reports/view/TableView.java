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

}
