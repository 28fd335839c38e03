package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A country group we sell in, with its currency, price level and tax.
 */
enum Market {

	UNITED_KINGDOM("GBP", "1.00", "0.20"), IRELAND("EUR", "1.15", "0.23"), UNITED_STATES("USD", "1.28", "0.00");

	private final String currency;

	private final BigDecimal priceLevel;

	private final BigDecimal taxRate;

	Market(String currency, String priceLevel, String taxRate) {
		this.currency = currency;
		this.priceLevel = new BigDecimal(priceLevel);
		this.taxRate = new BigDecimal(taxRate);
	}

	static Market draw(Dice dice) {
		return dice.pick(values(), 72, 17, 11);
	}

	Market drawOther(Dice dice) {
		return switch (this) {
			case UNITED_KINGDOM -> dice.chance(0.7) ? IRELAND : UNITED_STATES;
			case IRELAND -> dice.chance(0.7) ? UNITED_KINGDOM : UNITED_STATES;
			case UNITED_STATES -> dice.chance(0.7) ? UNITED_KINGDOM : IRELAND;
		};
	}

	String currency() {
		return this.currency;
	}

	/**
	 * A price of the British list in this market's currency, at the list's scale.
	 */
	BigDecimal price(BigDecimal british) {
		return british.multiply(this.priceLevel).setScale(british.scale(), RoundingMode.HALF_UP);
	}

	BigDecimal tax(BigDecimal net) {
		return net.multiply(this.taxRate).setScale(2, RoundingMode.HALF_UP);
	}

}
