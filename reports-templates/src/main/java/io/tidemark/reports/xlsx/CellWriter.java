package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.text.CleanText;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;

/**
 * Writes values as cells, and says about how many characters wide they are.
 */
final class CellWriter {

	/** More digits than these a spreadsheet, which counts in doubles, does not keep. */
	private static final int EXACT_DIGITS = 15;

	/** Before it, Excel counts a day that never was. */
	private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

	private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

	private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

	private static final String CUT = "\u2026";

	/** What Excel reads as a character's code, as in {@code _x000D_}. */
	private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private static final String UNDERSCORE = "_x005F_";

	private final CellStyles styles;

	CellWriter(CellStyles styles) {
		this.styles = styles;
	}

	/**
	 * Write a value as a cell of its column's kind.
	 */
	int write(Cell cell, FigureColumn column, Object value) {
		return switch (column.kind()) {
			case TEXT, CURRENCY, MONTH -> writeText(cell, value.toString());
			case AGE -> writeText(cell, InvoiceAge.inWords(value.toString()));
			case DATE -> (value instanceof LocalDate day) ? writeDay(cell, day) : writeText(cell, value.toString());
			case COUNT, AMOUNT, MONEY, RATIO -> {
				BigDecimal number = (value instanceof Long whole) ? BigDecimal.valueOf(whole)
						: (value instanceof BigDecimal decimal) ? decimal : null;
				yield (number != null) ? writeNumber(cell, column, number) : writeText(cell, value.toString());
			}
			case FLAG -> writeText(cell, value.equals(true) ? "yes" : "no");
		};
	}

	int writeText(Cell cell, String text) {
		return writeText(cell, text, this.styles.text(CsvReport.isFormulaLike(text)));
	}

	int writeText(Cell cell, String text, CellStyle style) {
		cell.setCellValue(stored(text));
		cell.setCellStyle(style);
		return text.length();
	}

	int writeDay(Cell cell, LocalDate day) {
		if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
			return writeText(cell, day.toString());
		}
		cell.setCellValue(day);
		cell.setCellStyle(this.styles.day());
		return CellStyles.DAY_FORMAT.length();
	}

	private int writeNumber(Cell cell, FigureColumn column, BigDecimal number) {
		if (number.precision() > EXACT_DIGITS && number.stripTrailingZeros().precision() > EXACT_DIGITS) {
			return writeText(cell, number.toPlainString(), this.styles.numberAsText());
		}
		cell.setCellValue(number.doubleValue());
		cell.setCellStyle(this.styles.number(format(column, number.scale())));
		return number.precision() + number.precision() / 3 + 2;
	}

	private static String format(FigureColumn column, int scale) {
		return switch (column.kind()) {
			case AMOUNT -> "#,##0.000";
			case MONEY -> (scale > 0) ? "#,##0." + "0".repeat(scale) : CellStyles.COUNT_FORMAT;
			case RATIO -> column.isShare() ? "0.00%" : "#,##0.00";
			case COUNT, TEXT, CURRENCY, MONTH, AGE, DATE, FLAG -> CellStyles.COUNT_FORMAT;
		};
	}

	/**
	 * Return a text as a cell can hold it: characters that XML can't hold are replaced,
	 * and one that is too long is cut and ends with an ellipsis.
	 */
	static String stored(String unsafe) {
		String text = ESCAPE.matcher(CleanText.forXml(unsafe)).replaceAll(UNDERSCORE);
		if (text.length() <= LONGEST_TEXT) {
			return text;
		}
		int end = LONGEST_TEXT - CUT.length();
		int escape = text.lastIndexOf(UNDERSCORE, end);
		if (escape >= 0 && escape + UNDERSCORE.length() > end) {
			end = escape;
		}
		if (Character.isHighSurrogate(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(0, end) + CUT;
	}

}
