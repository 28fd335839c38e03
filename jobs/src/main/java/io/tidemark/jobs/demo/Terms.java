package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a subscription costs while nothing changes.
 *
 * @param unitPrice per unit and interval
 * @param discountPercent off the price of all units
 */
record Terms(ProductLine line, int tier, Market market, BillingInterval interval, BigDecimal unitPrice, int quantity,
		int discountPercent, Phase phase) {

	static Terms listed(ProductLine line, int tier, Market market, BillingInterval interval, int quantity) {
		return new Terms(line, tier, market, interval, line.price(tier, market, interval), quantity, 0, Phase.ACTIVE);
	}

	String product() {
		return this.line.product(this.tier);
	}

	BigDecimal gross() {
		return this.unitPrice.multiply(BigDecimal.valueOf(this.quantity));
	}

	BigDecimal discount() {
		return gross().multiply(BigDecimal.valueOf(this.discountPercent, 2)).setScale(2, RoundingMode.HALF_UP);
	}

	BigDecimal charge() {
		return gross().subtract(discount());
	}

	Terms withTier(int newTier) {
		return new Terms(this.line, newTier, this.market, this.interval,
				this.line.price(newTier, this.market, this.interval), this.quantity, this.discountPercent, this.phase);
	}

	Terms withInterval(BillingInterval newInterval) {
		return new Terms(this.line, this.tier, this.market, newInterval,
				this.line.price(this.tier, this.market, newInterval), this.quantity, this.discountPercent, this.phase);
	}

	Terms withUnitPrice(BigDecimal newUnitPrice) {
		return new Terms(this.line, this.tier, this.market, this.interval, newUnitPrice, this.quantity,
				this.discountPercent, this.phase);
	}

	Terms withQuantity(int newQuantity) {
		return new Terms(this.line, this.tier, this.market, this.interval, this.unitPrice, newQuantity,
				this.discountPercent, this.phase);
	}

	Terms withDiscount(int newDiscountPercent) {
		return new Terms(this.line, this.tier, this.market, this.interval, this.unitPrice, this.quantity,
				newDiscountPercent, this.phase);
	}

	Terms withPhase(Phase newPhase) {
		return new Terms(this.line, this.tier, this.market, this.interval, this.unitPrice, this.quantity,
				this.discountPercent, newPhase);
	}

}
