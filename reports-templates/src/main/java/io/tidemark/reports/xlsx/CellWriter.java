package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.Currencies;
import io.tidemark.reports.format.CsvReport;
import io.tidemark.reports.text.CleanText;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as cells, and says about how many characters wide they are.
 */
final class CellWriter {

	/** More digits than these a spreadsheet, which counts in doubles, does not keep. */
	private static final int EXACT_DIGITS = 15;

	/** Of an amount whose currency is not known. */
	private static final int AMOUNT_DECIMALS = 3;

	/** A currency's code and a space, in characters. */
	private static final int CODE_LENGTH = 4;

	/** Before it, Excel counts a day that never was. */
	private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

	private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

	private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

	private static final String CUT = "\u2026";

	/** What Excel reads as a character's code, as in {@code _x000D_}. */
	private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

	private static final String UNDERSCORE = "_x005F_";

	private final CellStyles styles;

	private final SheetLanguage language;

	CellWriter(CellStyles styles, SheetLanguage language) {
		this.styles = styles;
		this.language = language;
	}

	/**
	 * Write a value as a cell of its column's kind.
	 * @param currency the code of the currency that the row is in, null for none
	 */
	int write(Cell cell, FigureColumn column, Object value, @Nullable String currency) {
		return switch (column.kind()) {
			case TEXT, CURRENCY, MONTH -> writeText(cell, value.toString());
			case AGE -> writeText(cell, this.language.age(value.toString()));
			case DATE -> (value instanceof LocalDate day) ? writeDay(cell, day) : writeText(cell, value.toString());
			case COUNT, CHANGE, AMOUNT, MONEY, RATIO -> {
				BigDecimal number = (value instanceof Long whole) ? BigDecimal.valueOf(whole)
						: (value instanceof BigDecimal decimal) ? decimal : null;
				yield (number != null) ? writeNumber(cell, column, number, currency)
						: writeText(cell, value.toString());
			}
			case FLAG -> writeText(cell, this.language.heading(value.equals(true) ? "yes" : "no"));
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
		return this.styles.dayFormat().length();
	}

	/**
	 * Write an instant as a date with a time, to the second, in UTC.
	 */
	void writeInstant(Cell cell, Instant instant) {
		LocalDateTime time = LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
		if (time.toLocalDate().isBefore(FIRST_DAY) || time.toLocalDate().isAfter(LAST_DAY)) {
			writeText(cell, instant.toString());
			return;
		}
		cell.setCellValue(time);
		cell.setCellStyle(this.styles.second());
	}

	/**
	 * Return whether a spreadsheet keeps all digits of a number.
	 */
	static boolean isExact(BigDecimal number) {
		return number.precision() <= EXACT_DIGITS || number.stripTrailingZeros().precision() <= EXACT_DIGITS;
	}

	private int writeNumber(Cell cell, FigureColumn column, BigDecimal number, @Nullable String currency) {
		if (!isExact(number)) {
			return writeText(cell, number.toPlainString(), this.styles.numberAsText());
		}
		cell.setCellValue(number.doubleValue());
		String format = format(this.language, column, number.scale(), currency);
		cell.setCellStyle(this.styles.number(format));
		return width(number, format);
	}

	static int width(BigDecimal number, String format) {
		return number.precision() + number.precision() / 3 + 2 + (format.contains("[$") ? CODE_LENGTH : 0);
	}

	/**
	 * Return the format of a number: an amount in a currency has its code and as many
	 * decimals as it is paid in, though the cell keeps them all.
	 */
	static String format(SheetLanguage language, FigureColumn column, int scale, @Nullable String currency) {
		return switch (column.kind()) {
			case AMOUNT, MONEY -> {
				if (currency != null && Currencies.contains(currency)) {
					yield language.money(currency, decimals(Currencies.minorUnit(currency)));
				}
				yield decimals((column.kind() == ColumnKind.AMOUNT) ? AMOUNT_DECIMALS : scale);
			}
			case RATIO -> column.isShare() ? language.say("format.share") : "#,##0.00";
			case COUNT, CHANGE, TEXT, CURRENCY, MONTH, AGE, DATE, FLAG -> CellStyles.COUNT_FORMAT;
		};
	}

	private static String decimals(int decimals) {
		return (decimals > 0) ? CellStyles.COUNT_FORMAT + "." + "0".repeat(decimals) : CellStyles.COUNT_FORMAT;
	}

	/**
	 * Return how many lines a text takes that is broken between words.
	 * @param width of a line, in characters
	 */
	static int lines(String text, int width) {
		int lines = 1;
		int used = 0;
		for (String word : text.split(" ", -1)) {
			if (used > 0 && used + 1 + word.length() > width) {
				lines++;
				used = 0;
			}
			used += ((used > 0) ? 1 : 0) + word.length();
			lines += Math.max(used - 1, 0) / width;
			used = (used > width) ? used % width : used;
		}
		return lines;
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
