package io.tidemark.figure;

import org.jspecify.annotations.Nullable;

/**
 * One page of a figure's rows.
 *
 * @param table the rows of the page
 * @param pagination which rows of how many these are
 */
public record FigurePage(FigureTable table, Pagination pagination) {

	static FigurePage of(FigureTable all, @Nullable Paging asked) {
		Paging paging = (asked != null) ? asked : Paging.FIRST;
		FigureTable table = new FigureTable(all.columns(), paging.of(all.rows()));
		return new FigurePage(table, Pagination.of(paging, all.rows().size(), table.rows().size()));
	}

}
