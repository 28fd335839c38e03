package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.reports.format.CsvReport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;

/**
 * Writes a value as a cell of its column's kind.
 */
final class CellWriter {

	/** More digits than these a spreadsheet, which counts in doubles, does not keep. */
	private static final int EXACT_DIGITS = 15;

	/** Before it, Excel counts a day that never was. */
	private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

	private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

	/** A ratio that is no share is shown as a number of two decimals. */
	private static final NumberFormat FACTOR_FORMAT = new NumberFormat(ColumnKind.MONEY, 2);

	private final CellStyles styles;

	/** Most cells are numbers, of few formats. */
	private final Map<NumberFormat, CellStyle> numbers = new HashMap<>();

	CellWriter(CellStyles styles) {
		this.styles = styles;
	}

	/**
	 * Write a value.
	 * @return about how many characters wide it is
	 */
	int write(Cell cell, FigureColumn column, Object value) {
		return (column.kind() == ColumnKind.RATIO && !column.isShare() && value instanceof BigDecimal ratio)
				? writeNumber(cell, FACTOR_FORMAT, ratio) : write(cell, column.kind(), value);
	}

	/**
	 * Write a value.
	 * @return about how many characters wide it is
	 */
	int write(Cell cell, ColumnKind kind, Object value) {
		return switch (kind) {
			case TEXT, CURRENCY, MONTH, AGE -> writeText(cell, value.toString());
			case DATE -> (value instanceof LocalDate day) ? writeDay(cell, day) : writeText(cell, value.toString());
			case COUNT, AMOUNT, MONEY, RATIO -> writeNumber(cell, kind, value);
		};
	}

	private int writeText(Cell cell, String text) {
		return writeText(cell, text, this.styles.text(CsvReport.isFormulaLike(text)));
	}

	int writeText(Cell cell, String text, CellStyle style) {
		cell.setCellValue(CellText.stored(text));
		cell.setCellStyle(style);
		return text.length();
	}

	private int writeDay(Cell cell, LocalDate day) {
		if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
			return writeText(cell, day.toString());
		}
		cell.setCellValue(day);
		cell.setCellStyle(this.styles.day());
		return CellStyles.DAY_FORMAT.length();
	}

	private int writeNumber(Cell cell, ColumnKind kind, Object value) {
		BigDecimal number = (value instanceof Long whole) ? BigDecimal.valueOf(whole)
				: (value instanceof BigDecimal decimal) ? decimal : null;
		return (number != null) ? writeNumber(cell, new NumberFormat(kind, number.scale()), number)
				: writeText(cell, value.toString());
	}

	private int writeNumber(Cell cell, NumberFormat format, BigDecimal number) {
		if (number.precision() > EXACT_DIGITS && number.stripTrailingZeros().precision() > EXACT_DIGITS) {
			return writeText(cell, number.toPlainString(), this.styles.numberAsText());
		}
		cell.setCellValue(number.doubleValue());
		cell.setCellStyle(this.numbers.computeIfAbsent(format, (each) -> this.styles.number(each.code())));
		return number.precision() + number.precision() / 3 + 2;
	}

	/**
	 * What decides how a number is shown.
	 */
	private record NumberFormat(ColumnKind kind, int scale) {

		String code() {
			return switch (this.kind) {
				case AMOUNT -> "#,##0.000";
				case MONEY -> (this.scale > 0) ? "#,##0." + "0".repeat(this.scale) : CellStyles.COUNT_FORMAT;
				case RATIO -> "0.00%";
				case COUNT, TEXT, CURRENCY, MONTH, AGE, DATE -> CellStyles.COUNT_FORMAT;
			};
		}

	}

}
