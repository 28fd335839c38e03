package io.tidemark.jobs.demo;

import java.util.Locale;

/**
 * The kinds of telephone numbers, each with a range of numbers in no real use.
 */
enum NumberType {

	GEOGRAPHIC("Geographic", "+441632%06d"), MOBILE("Mobile", "+447700%06d"),
	NON_GEOGRAPHIC("Non-geographic", "+443069%06d"), TOLL_FREE("Toll-free", "+448081%06d");

	private final String code;

	private final String pattern;

	NumberType(String code, String pattern) {
		this.code = code;
		this.pattern = pattern;
	}

	String code() {
		return this.code;
	}

	String draw(Dice dice) {
		return String.format(Locale.ROOT, this.pattern, dice.between(0, 999_999));
	}

}
