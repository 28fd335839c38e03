package io.tidemark.reports.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import org.jspecify.annotations.Nullable;

/**
 * Writes a figure as CSV (RFC 4180): a header of labels, then the rows.
 */
public final class CsvReport {

	/** ASCII and full-width operators, and the white space that a spreadsheet skips. */
	private static final String FORMULA_STARTS = "=+-@|\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private CsvReport() {
	}

	/**
	 * Write a figure with commas and points, as
	 * {@link #write(FigureRows, CsvFormat, Writer)} does.
	 */
	public static void write(FigureRows table, Writer writer) throws IOException {
		write(table, CsvFormat.USUAL, writer);
	}

	/**
	 * Write a figure. Texts that a spreadsheet would take for a formula are preceded by
	 * an apostrophe; ages are in words, which no spreadsheet takes for dates; nulls are
	 * empty; lines end with a line feed. The writer is flushed, not closed.
	 */
	public static void write(FigureRows table, CsvFormat format, Writer writer) throws IOException {
		if (format.hasMark()) {
			writer.write(BYTE_ORDER_MARK);
		}
		CsvWriter csv = CsvWriter.builder()
			.fieldSeparator(format.separator())
			.lineDelimiter(LineDelimiter.LF)
			.build(writer);
		List<FigureColumn> columns = table.columns();
		csv.writeRecord(columns.stream().map(FigureColumn::label).toList());
		for (FigureRow row : table.rows()) {
			csv.writeRecord(
					columns.stream().map((column) -> text(row.get(column.name()), column, format.decimal())).toList());
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

	private static String text(@Nullable Object value, FigureColumn column, char decimal) {
		if (value == null) {
			return "";
		}
		if (value instanceof BigDecimal number) {
			return number.toPlainString().replace('.', decimal);
		}
		String text = (column.kind() == ColumnKind.AGE) ? InvoiceAge.inWords(value.toString()) : value.toString();
		return (value instanceof String && isFormulaLike(text)) ? "'" + text : text;
	}

}
