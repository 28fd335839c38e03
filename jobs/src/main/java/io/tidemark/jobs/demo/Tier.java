package io.tidemark.jobs.demo;

import java.math.BigDecimal;

/**
 * A product of the price list.
 *
 * @param product its name
 * @param monthlyPrice per unit and month, in pounds
 */
record Tier(String product, BigDecimal monthlyPrice) {

	static Tier of(String product, String monthlyPrice) {
		return new Tier(product, new BigDecimal(monthlyPrice));
	}

}
