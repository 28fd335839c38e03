package io.tidemark.api.browse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows in the order that is asked for, else the newest first.
 *
 * @param page the rows, and which they are
 * @param column the column that they are sorted by, null for the figure's own order
 */
record SortedRows(FigurePage page, @Nullable FigureColumn column, boolean isDescending) {

	static SortedRows of(Figure figure, FigurePage all, @Nullable String sort, Parameters paging) {
		List<FigureColumn> columns = all.rows().columns();
		boolean isDescending = (sort != null) ? sort.startsWith("-") : true;
		FigureColumn column = (sort != null) ? find(columns, isDescending ? sort.substring(1) : sort)
				: newest(figure, columns);
		FigureTable table = all.table();
		if (column != null) {
			List<FigureRow> rows = new ArrayList<>(table.rows());
			Comparator<FigureRow> order = Comparator.comparing((row) -> row.get(column.name()),
					Comparator.nullsFirst((one, other) -> compare(column, one, other)));
			rows.sort(isDescending ? order.reversed() : order);
			table = new FigureTable(table.columns(), rows);
		}
		FigurePage page = FigurePage.of(table, paging.paging());
		boolean hasMore = page.next().isEmpty() && !all.next().isEmpty();
		return new SortedRows(hasMore ? new FigurePage(page.rows(), page.pagination(), all.next()) : page, column,
				isDescending);
	}

	private static FigureColumn find(List<FigureColumn> columns, String name) {
		return columns.stream()
			.filter((column) -> column.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new QueryInvalid("There is no column '%s' to sort by.".formatted(name)));
	}

	/**
	 * Return the column of the days that rows are of, null if they are of none.
	 */
	private static @Nullable FigureColumn newest(Figure figure, List<FigureColumn> columns) {
		boolean hasDays = figure.hasDays() || figure.kind() == Figure.Kind.HISTORY;
		return columns.stream()
			.filter((column) -> hasDays && column.kind() == ColumnKind.DATE)
			.findFirst()
			.orElse(null);
	}

	private static int compare(FigureColumn column, Object one, Object other) {
		if (column.kind() == ColumnKind.AGE) {
			return InvoiceAge.compare(one.toString(), other.toString());
		}
		if (one instanceof BigDecimal left && other instanceof BigDecimal right) {
			return left.compareTo(right);
		}
		if (one instanceof Long left && other instanceof Long right) {
			return left.compareTo(right);
		}
		return CodePoints.compare(one.toString(), other.toString());
	}

	/**
	 * Return whether all rows were sorted, not a page of them.
	 */
	boolean isWhole() {
		return true;
	}

	/**
	 * Return how the rows are sorted by a column: {@code ascending}, {@code descending} or
	 * {@code none}.
	 */
	String order(FigureColumn each) {
		return !each.equals(this.column) ? "none" : this.isDescending ? "descending" : "ascending";
	}

}
