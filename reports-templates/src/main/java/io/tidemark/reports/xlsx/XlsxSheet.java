package io.tidemark.reports.xlsx;

import io.tidemark.figure.FigureRows;

/**
 * A figure that becomes a sheet of a workbook.
 *
 * @param name the wanted name; what Excel does not take is replaced, and a name that is
 * taken already gets a number
 * @param rows the figure, iterated over once
 */
public record XlsxSheet(String name, FigureRows rows) {
}
