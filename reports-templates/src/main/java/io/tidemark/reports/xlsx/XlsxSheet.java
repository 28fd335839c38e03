package io.tidemark.reports.xlsx;

import java.util.Arrays;
import java.util.List;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
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

	/**
	 * Create a sheet of sentences about the others.
	 */
	public static XlsxSheet ofNotes(List<String> sentences) {
		List<FigureColumn> columns = List.of(new FigureColumn("note", "Note", ColumnKind.TEXT, null));
		return new XlsxSheet("Notes",
				FigureTable.of(columns, sentences.stream().map(Arrays::<@Nullable Object>asList).toList()));
	}

}
