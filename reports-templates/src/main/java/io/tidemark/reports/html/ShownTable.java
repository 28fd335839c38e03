package io.tidemark.reports.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import org.jspecify.annotations.Nullable;

/**
 * A table whose values are made texts while a template goes through them.
 */
public record ShownTable(String title, List<FigureColumn> columns, Iterator<List<Cell>> rows) {

	private static final String NOTHING = "\u2013";

	static List<ShownTable> of(Map<String, ? extends FigureRows> tables, TableWays.CellWays ways) {
		List<ShownTable> shown = new ArrayList<>();
		tables.forEach((title,
				table) -> shown.add(new ShownTable(title, table.columns(),
						StreamSupport.stream(table.rows().spliterator(), false)
							.map((row) -> row(row, table.columns(), ways))
							.iterator())));
		return shown;
	}

	private static List<Cell> row(FigureRow row, List<FigureColumn> columns, TableWays.CellWays ways) {
		return columns.stream()
			.map((column) -> new Cell(text(row.get(column.name()), column), ways.find(row, column),
					ways.isCompared(column) ? text(ways.before(row, column), column) : null))
			.toList();
	}

	/**
	 * Return a value's text with all its digits: thousands are separated by commas,
	 * shares are rounded to hundredths of a percent, other ratios to hundredths, and
	 * nothing is an en dash.
	 */
	public static String text(@Nullable Object value, FigureColumn column) {
		if (value == null) {
			return NOTHING;
		}
		return switch (column.kind()) {
			case TEXT, CURRENCY, MONTH, DATE -> value.toString();
			case AGE -> InvoiceAge.inWords(value.toString());
			case RATIO -> (value instanceof BigDecimal ratio) ? ratio(ratio, column.isShare()) : value.toString();
			case COUNT, CHANGE, AMOUNT, MONEY -> number(value);
			case FLAG -> value.equals(true) ? "yes" : "no";
		};
	}

	private static String ratio(BigDecimal ratio, boolean isShare) {
		return number((isShare ? ratio.movePointRight(2) : ratio).setScale(2, RoundingMode.HALF_UP))
				+ (isShare ? "%" : "");
	}

	private static String number(Object value) {
		BigDecimal number = (value instanceof Long whole) ? BigDecimal.valueOf(whole)
				: (value instanceof BigDecimal decimal) ? decimal : null;
		return (number != null) ? String.format(Locale.ROOT, "%,." + Math.max(number.scale(), 0) + "f", number)
				: value.toString();
	}

	/**
	 * One cell.
	 *
	 * @param href where it leads to, null for nowhere
	 * @param before the earlier value that it is compared with, null if there is no
	 * comparison
	 */
	public record Cell(String text, @Nullable String href, @Nullable String before) {
	}

}
