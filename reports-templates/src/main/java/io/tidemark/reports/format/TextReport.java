package io.tidemark.reports.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

	private static final String NOTHING = "-";

	private static final String BOLD = "1";

	private static final String FAINT = "2";

	private static final String RED = "31";

	private static final String GREEN = "32";

	private static final String YELLOW = "33";

	/** How narrow a column of sentences may get. */
	private static final int NARROWEST = 24;

	private final FigureTable table;

	private final List<List<String>> cells;

	private final TextLayout layout;

	private final List<TextLayout.Column> columns;

	private TextReport(FigureTable table, TextLayout layout) {
		this.table = table;
		this.layout = layout;
		this.cells = table.rows().stream().map((row) -> texts(row, table.columns())).toList();
		this.columns = layout.fit(IntStream.range(0, table.columns().size()).mapToObj(this::column).toList());
	}

	/**
	 * Write a figure: measures to the right, control characters as spaces.
	 */
	public static void write(FigureTable table, Writer writer) throws IOException {
		write(table, TextLayout.PLAIN, writer);
	}

	/**
	 * Write a figure as it is laid out.
	 */
	public static void write(FigureTable table, TextLayout layout, Writer writer) throws IOException {
		new TextReport(table, layout).write(writer);
	}

	/**
	 * Return the columns that a layout leaves out.
	 */
	public static List<FigureColumn> leftOut(FigureTable table, TextLayout layout) {
		List<FigureColumn> leftOut = new ArrayList<>(table.columns());
		new TextReport(table, layout).columns.forEach((kept) -> leftOut.remove(table.columns().get(kept.place())));
		return leftOut;
	}

	private TextLayout.Column column(int place) {
		FigureColumn column = this.table.columns().get(place);
		List<String> values = this.cells.stream().map((row) -> row.get(place)).toList();
		int label = length(column.label());
		int longest = values.stream().mapToInt(TextReport::length).max().orElse(0);
		boolean isSentence = column.kind() == ColumnKind.TEXT && longest > NARROWEST
				&& values.stream().anyMatch((value) -> value.contains(" "));
		return new TextLayout.Column(place, Math.max(label, longest), Math.max(label, isSentence ? NARROWEST : longest),
				!values.isEmpty() && values.stream().allMatch(NOTHING::equals));
	}

	private void write(Writer writer) throws IOException {
		writeRow(this.table.columns().stream().map(FigureColumn::label).toList(), true, writer);
		for (List<String> row : this.cells) {
			writeRow(row, false, writer);
		}
		writer.flush();
	}

	private void writeRow(List<String> row, boolean isHeader, Writer writer) throws IOException {
		List<List<String>> parts = this.columns.stream()
			.map((column) -> wrapped(row.get(column.place()), column.width()))
			.toList();
		int height = parts.stream().mapToInt(List::size).max().orElse(0);
		for (int line = 0; line < height; line++) {
			StringBuilder text = new StringBuilder();
			int width = 0;
			int end = 0;
			for (int index = 0; index < parts.size(); index++) {
				TextLayout.Column column = this.columns.get(index);
				FigureColumn figure = this.table.columns().get(column.place());
				String value = (line < parts.get(index).size()) ? parts.get(index).get(line) : "";
				int start = end + (figure.kind().isDimension() ? 0 : column.width() - length(value));
				if (!value.isEmpty()) {
					text.append(" ".repeat(start - width)).append(coloured(value, figure, isHeader));
					width = start + length(value);
				}
				end += column.width() + TextLayout.GAP;
			}
			writer.write(text.append('\n').toString());
		}
	}

	/**
	 * Break a text at its spaces, and a word that is too long for a line anywhere.
	 */
	private static List<String> wrapped(String text, int width) {
		List<String> lines = new ArrayList<>();
		String rest = text;
		while (length(rest) > width) {
			int most = rest.offsetByCodePoints(0, width);
			int space = rest.lastIndexOf(' ', most);
			lines.add(rest.substring(0, (space > 0) ? space : most).stripTrailing());
			rest = rest.substring((space > 0) ? space : most).stripLeading();
		}
		lines.add(rest);
		return lines;
	}

	private String coloured(String value, FigureColumn column, boolean isHeader) {
		String colour = this.layout.isColoured() ? colour(value, column, isHeader) : null;
		return (colour != null) ? "\u001b[" + colour + "m" + value + "\u001b[0m" : value;
	}

	private static @Nullable String colour(String value, FigureColumn column, boolean isHeader) {
		if (isHeader) {
			return BOLD;
		}
		if (value.equals(NOTHING)) {
			return FAINT;
		}
		if (!column.kind().isDimension()) {
			return value.startsWith("-") ? RED : null;
		}
		return column.name().equals("state") ? switch (value.toLowerCase(Locale.ROOT)) {
			case "failed", "held", "given up" -> RED;
			case "warning", "pending", "expired" -> YELLOW;
			case "ok" -> GREEN;
			default -> null;
		} : null;
	}

	private static List<String> texts(FigureRow row, List<FigureColumn> columns) {
		return columns.stream().map((column) -> text(row.get(column.name()), column)).toList();
	}

	private static String text(@Nullable Object value, FigureColumn column) {
		if (value == null) {
			return NOTHING;
		}
		if (value instanceof BigDecimal decimal) {
			return decimal.toPlainString();
		}
		String text = value.toString();
		return CleanText.withoutControls((column.kind() == ColumnKind.AGE) ? InvoiceAge.inWords(text) : text);
	}

	private static int length(String value) {
		return value.codePointCount(0, value.length());
	}

}
