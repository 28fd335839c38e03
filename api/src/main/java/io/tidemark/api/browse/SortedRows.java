package io.tidemark.api.browse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Paging;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.registry.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows in the order that is asked for, else the newest first.
 *
 * @param page the rows, and which they are
 * @param column the column that they are sorted by, null for the figure's own order
 * @param isWhole whether they can be sorted by any column
 */
record SortedRows(FigurePage page, @Nullable FigureColumn column, boolean isDescending, boolean isWhole) {

	/** How many rows are sorted at most. */
	static final int MOST = 50_000;

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
				isDescending, true);
	}

	/**
	 * Read a page of too many rows to be sorted, from their end backwards.
	 * @param pages reads a page from their beginning
	 */
	static SortedRows newest(Function<Paging, FigurePage> pages, Paging paging, long count) {
		int size = paging.itemsPerPage();
		long end = Math.max(0, count - (paging.page() - 1L) * size);
		long begin = Math.max(0, end - size);
		List<FigureRow> rows = new ArrayList<>();
		List<FigureColumn> columns = List.of();
		for (int page = (int) (begin / size) + 1; (page - 1L) * size < end || page == 1; page++) {
			FigureTable table = pages.apply(new Paging(page, size)).table();
			columns = table.columns();
			long first = (page - 1L) * size;
			rows.addAll(table.rows()
				.subList((int) Math.max(0, begin - first),
						(int) Math.max(0, Math.min(table.rows().size(), end - first))));
		}
		Collections.reverse(rows);
		return new SortedRows(FigurePage.of(new FigureTable(columns, rows), paging, count), null, true, false);
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
	 * Return how the rows are sorted by a column: {@code ascending}, {@code descending}
	 * or {@code none}.
	 */
	String order(FigureColumn each) {
		return !each.equals(this.column) ? "none" : this.isDescending ? "descending" : "ascending";
	}

}
