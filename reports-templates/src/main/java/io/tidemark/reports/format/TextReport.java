package io.tidemark.reports.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.reports.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * Writes a figure as an aligned table for a terminal.
 */
public final class TextReport {

	private static final String GAP = "  ";

	private TextReport() {
	}

	/**
	 * Write a figure: measures to the right, control characters as spaces.
	 */
	public static void write(FigureTable table, Writer writer) throws IOException {
		List<List<String>> lines = new ArrayList<>();
		lines.add(table.columns().stream().map(FigureColumn::label).toList());
		table.rows().forEach((row) -> lines.add(row(row, table.columns())));
		int[] widths = IntStream.range(0, table.columns().size())
			.map((index) -> lines.stream().mapToInt((line) -> length(line.get(index))).max().orElse(0))
			.toArray();
		for (List<String> line : lines) {
			writer.write(aligned(line, table.columns(), widths).stripTrailing());
			writer.write('\n');
		}
		writer.flush();
	}

	private static List<String> row(FigureRow row, List<FigureColumn> columns) {
		return columns.stream().map((column) -> text(row.get(column.name()), column)).toList();
	}

	private static String text(@Nullable Object value, FigureColumn column) {
		if (value == null) {
			return "-";
		}
		if (value instanceof BigDecimal decimal) {
			return decimal.toPlainString();
		}
		String text = value.toString();
		return CleanText.withoutControls((column.kind() == ColumnKind.AGE) ? InvoiceAge.inWords(text) : text);
	}

	private static String aligned(List<String> line, List<FigureColumn> columns, int[] widths) {
		StringBuilder text = new StringBuilder();
		for (int index = 0; index < widths.length; index++) {
			String value = line.get(index);
			String padding = " ".repeat(widths[index] - length(value));
			text.append((index > 0) ? GAP : "");
			text.append(columns.get(index).kind().isDimension() ? value + padding : padding + value);
		}
		return text.toString();
	}

	private static int length(String value) {
		return value.codePointCount(0, value.length());
	}

}
