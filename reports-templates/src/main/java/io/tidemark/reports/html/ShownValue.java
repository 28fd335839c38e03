package io.tidemark.reports.html;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.tidemark.catalogue.FigureColumn;
import org.jspecify.annotations.Nullable;

/**
 * Values as a reader sees them, with all their digits.
 */
final class ShownValue {

	private static final String NOTHING = "\u2013";

	private static final int GROUP = 3;

	private ShownValue() {
	}

	/**
	 * Return a value's text: thousands are separated by commas, shares are rounded to
	 * hundredths of a percent, other ratios to hundredths, and nothing is an en dash.
	 */
	static String of(@Nullable Object value, FigureColumn column) {
		if (value == null) {
			return NOTHING;
		}
		return switch (column.kind()) {
			case TEXT, CURRENCY, MONTH, AGE, DATE -> value.toString();
			case RATIO -> (value instanceof BigDecimal ratio) ? ratio(ratio, column.isShare()) : value.toString();
			case COUNT, AMOUNT, MONEY -> number(value);
		};
	}

	private static String ratio(BigDecimal ratio, boolean isShare) {
		return number((isShare ? ratio.movePointRight(2) : ratio).setScale(2, RoundingMode.HALF_UP))
				+ (isShare ? "%" : "");
	}

	private static String number(Object value) {
		if (value instanceof Long number) {
			return grouped(number.toString());
		}
		return (value instanceof BigDecimal decimal) ? grouped(decimal.toPlainString()) : value.toString();
	}

	private static String grouped(String plain) {
		int point = plain.indexOf('.');
		int first = plain.startsWith("-") ? 1 : 0;
		StringBuilder text = new StringBuilder(plain);
		for (int index = ((point >= 0) ? point : plain.length()) - GROUP; index > first; index -= GROUP) {
			text.insert(index, ',');
		}
		return text.toString();
	}

}
