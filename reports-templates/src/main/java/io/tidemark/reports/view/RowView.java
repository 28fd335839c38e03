package io.tidemark.reports.view;

import java.util.List;

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

	/**
	 * Create a row of the plain kind.
	 */
	public static RowView of(String... cells) {
		return new RowView(List.of(cells), "plain");
	}

	/**
	 * Create a row that sums up others.
	 */
	public static RowView total(String... cells) {
		return new RowView(List.of(cells), "total");
	}

	/**
	 * Create a row of lesser weight.
	 */
	public static RowView quiet(String... cells) {
		return new RowView(List.of(cells), "quiet");
	}

}
