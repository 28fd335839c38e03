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

	private CsvReport() {
	}

	/**
	 * Write a figure. Texts that a spreadsheet would take for a formula are preceded by
	 * an apostrophe; nulls are empty; lines end with a line feed.
	 * @param writer where it goes; it is flushed, not closed
	 * @throws IOException if the writer fails
	 */
	public static void write(FigureRows table, Writer writer) throws IOException {
		CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
		csv.writeRecord(table.columns().stream().map(FigureColumn::label).toList());
		for (var row : table.rows()) {
			csv.writeRecord(row.values().stream().map(CsvReport::text).toList());
		}
		csv.flush();
	}

	private static String text(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		if (value instanceof BigDecimal decimal) {
			return decimal.toPlainString();
		}
		String text = value.toString();
		return (value instanceof String && SpreadsheetFormula.mayBegin(text)) ? "'" + text : text;
	}

}
