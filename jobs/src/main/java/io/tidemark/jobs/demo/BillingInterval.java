package io.tidemark.jobs.demo;

import java.math.BigDecimal;

/**
 * How often a subscription is charged, and what of a month's price that costs.
 */
enum BillingInterval {

	MONTH("month", 1, 1, "1"), QUARTER("quarter", 1, 3, "2.9"), THREE_MONTHS("month", 3, 3, "2.9"),
	YEAR("year", 1, 12, "10");

	private final String unit;

	private final int count;

	private final int months;

	private final BigDecimal monthlyPrices;

	BillingInterval(String unit, int count, int months, String monthlyPrices) {
		this.unit = unit;
		this.count = count;
		this.months = months;
		this.monthlyPrices = new BigDecimal(monthlyPrices);
	}

	static BillingInterval draw(Dice dice) {
		return dice.pick(values(), 70, 6, 4, 20);
	}

	String unit() {
		return this.unit;
	}

	int count() {
		return this.count;
	}

	int months() {
		return this.months;
	}

	BigDecimal monthlyPrices() {
		return this.monthlyPrices;
	}

}
