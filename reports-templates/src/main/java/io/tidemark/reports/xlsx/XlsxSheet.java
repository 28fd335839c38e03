package io.tidemark.reports.xlsx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.registry.FigureQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A figure that becomes a sheet of a workbook.
 *
 * @param name the wanted name; what Excel does not take is replaced, and a name that is
 * taken already gets a number
 * @param rows the figure, iterated over once
 * @param definition what the figure says, in one sentence, for the cover; null without
 * one
 * @param filters what is asked of the rows, in words, for the cover; empty for all rows
 * @param totals the columns that may be added up over rows of one currency
 */
public record XlsxSheet(String name, FigureRows rows, @Nullable String definition, String filters, Set<String> totals) {

	public XlsxSheet {
		totals = Set.copyOf(totals);
	}

	/**
	 * Create a sheet of rows alone.
	 */
	public XlsxSheet(String name, FigureRows rows) {
		this(name, rows, null, "", Set.of());
	}

	/**
	 * Create the sheet of a figure.
	 */
	public static XlsxSheet of(FigureQuestion question, FigureRows rows) {
		return new XlsxSheet(question.figure().fileName(), rows, question.figure().definition(),
				question.parameters().inWords(), question.figure().totals());
	}

	/**
	 * Create sheets of tables by their titles.
	 */
	public static List<XlsxSheet> of(Map<String, ? extends FigureRows> tables) {
		return tables.entrySet().stream().map((table) -> new XlsxSheet(table.getKey(), table.getValue())).toList();
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
