package io.tidemark.figure;

import java.util.Map;

import io.tidemark.catalogue.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a figure, and which part of it they are.
 *
 * @param pagination which rows of how many these are, null for a KPI and for all rows of
 * a series
 * @param next the parameters to change for the next rows, empty after the last ones
 */
public record FigurePage(FigureRows rows, @Nullable Pagination pagination, Map<String, String> next) {

	public FigurePage {
		next = Map.copyOf(next);
	}

	public FigureTable table() {
		return FigureTable.of(this.rows);
	}

	/**
	 * Return whether the question has any rows, on this page or on another one.
	 */
	public boolean hasRows() {
		return (this.pagination != null) ? this.pagination.totalItems() > 0 : this.rows.rows().iterator().hasNext();
	}

	public static FigurePage whole(FigureRows rows) {
		return new FigurePage(rows, null, Map.of());
	}

	/**
	 * Return a page of a series.
	 */
	public static FigurePage of(FigureTable rows, Paging paging, long totalItems) {
		Pagination pagination = Pagination.of(paging, totalItems, rows.rows().size());
		boolean isLast = pagination.currentPage() >= pagination.lastPage();
		return new FigurePage(rows, pagination,
				isLast ? Map.of() : Map.of(Parameter.PAGE.parameter(), Integer.toString(pagination.currentPage() + 1)));
	}

	/**
	 * Cut a page out of a series.
	 */
	public static FigurePage of(FigureTable all, Paging paging) {
		return of(new FigureTable(all.columns(), paging.of(all.rows())), paging, all.rows().size());
	}

	/**
	 * Cut rows to the limit that was asked for.
	 * @param after the rows after {@code idAfter}, at least one more than the limit if
	 * there are so many
	 */
	public static FigurePage limited(FigureTable after, Parameters parameters) {
		Long limit = parameters.integer(Parameter.LIMIT);
		if (limit == null || after.rows().size() <= limit) {
			return whole(after);
		}
		Long idAfter = parameters.integer(Parameter.ID_AFTER);
		long last = ((idAfter != null) ? idAfter : 0) + limit;
		return new FigurePage(new FigureTable(after.columns(), after.rows().subList(0, limit.intValue())), null,
				Map.of(Parameter.ID_AFTER.parameter(), Long.toString(last)));
	}

}
