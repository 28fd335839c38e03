package io.tidemark.reports.html;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.tidemark.catalogue.ColumnKind;
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
	 * Return a value's text: thousands are separated by commas, ratios are rounded to
	 * hundredths of a percent and nothing is an en dash.
	 */
	static String of(@Nullable Object value, ColumnKind kind) {
		if (value == null) {
			return NOTHING;
		}
		return switch (kind) {
			case TEXT, CURRENCY, MONTH, AGE, DATE -> value.toString();
			case RATIO -> (value instanceof BigDecimal ratio) ? percent(ratio) : value.toString();
			case COUNT, AMOUNT, MONEY -> number(value);
		};
	}

	private static String percent(BigDecimal ratio) {
		return number(ratio.movePointRight(2).setScale(2, RoundingMode.HALF_UP)) + "%";
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
