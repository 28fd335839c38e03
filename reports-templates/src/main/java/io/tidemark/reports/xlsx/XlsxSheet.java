package io.tidemark.reports.xlsx;

import io.tidemark.figure.FigureRows;
import org.jspecify.annotations.Nullable;

/**
 * A figure that becomes a sheet of a workbook.
 *
 * @param name the wanted name; what Excel does not take is replaced, and a name that is
 * taken already gets a number
 * @param rows the figure, iterated over once
 * @param definition what the figure says, in one sentence, for the cover; null without
 * one
 * @param hasCharts whether there are charts beside the rows, whose columns then are those
 * of the series {@code subscription-revenue}
 */
public record XlsxSheet(String name, FigureRows rows, @Nullable String definition, boolean hasCharts) {

	/**
	 * Create a sheet of rows alone.
	 */
	public XlsxSheet(String name, FigureRows rows) {
		this(name, rows, null, false);
	}

}
