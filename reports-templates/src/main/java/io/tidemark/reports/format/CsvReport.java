package io.tidemark.reports.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRows;
import org.jspecify.annotations.Nullable;

/**
 * Writes a figure as CSV (RFC 4180): a header of labels, then the rows.
 */
public final class CsvReport {

	/** ASCII and full-width operators, and the white space that a spreadsheet skips. */
	private static final String FORMULA_STARTS = "=+-@|\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	private CsvReport() {
	}

	/**
	 * Write a figure. Texts that a spreadsheet would take for a formula are preceded by
	 * an apostrophe; nulls are empty; lines end with a line feed. The writer is flushed,
	 * not closed.
	 */
	public static void write(FigureRows table, Writer writer) throws IOException {
		CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
		csv.writeRecord(table.columns().stream().map(FigureColumn::label).toList());
		for (var row : table.rows()) {
			csv.writeRecord(row.values().stream().map(CsvReport::text).toList());
		}
		csv.flush();
	}

	/**
	 * Return whether a spreadsheet would take a text for a formula. Numbers are not asked
	 * for: a negative one is none.
	 */
	public static boolean isFormulaLike(String text) {
		return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
	}

	private static String text(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof BigDecimal decimal) {
			return decimal.toPlainString();
		}
		String text = value.toString();
		return (value instanceof String && isFormulaLike(text)) ? "'" + text : text;
	}

}
