package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The price list: lines of products, from the smallest to the largest plan.
 */
enum ProductLine {

	HOSTED_PBX("Hosted PBX Seat", ChargeKind.RECURRING, Tier.of("Hosted PBX Essential", "8.50"),
			Tier.of("Hosted PBX Professional", "12.50"), Tier.of("Hosted PBX Enterprise", "17.00")),
	SIP_TRUNK("SIP Trunk", ChargeKind.RECURRING, Tier.of("SIP Trunk Metered", "5.50"),
			Tier.of("SIP Trunk Unlimited", "11.00")),
	BROADBAND("Broadband", ChargeKind.RECURRING, Tier.of("Broadband FTTC 80", "34.00"),
			Tier.of("Broadband FTTP 300", "49.00"), Tier.of("Broadband FTTP 900", "69.00"),
			Tier.of("Leased Line 100", "289.00")),
	MOBILE("Mobile SIM", ChargeKind.RECURRING, Tier.of("Mobile 5 GB", "8.00"), Tier.of("Mobile 25 GB", "13.00"),
			Tier.of("Mobile Unlimited", "19.00")),
	CONTACT_CENTRE("Contact Centre Agent", ChargeKind.RECURRING, Tier.of("Contact Centre Voice", "34.00"),
			Tier.of("Contact Centre Omni", "59.00")),
	ANALYTICS("Call Analytics", ChargeKind.RECURRING, Tier.of("Call Analytics Team", "45.00"),
			Tier.of("Call Analytics Business", "119.00"), Tier.of("Call Analytics Enterprise", "279.00")),
	CRM_CONNECTOR("CRM Connector", ChargeKind.RECURRING, Tier.of("CRM Connector", "3.50"),
			Tier.of("CRM Connector Plus", "5.90")),
	CALLS("Calls", ChargeKind.USAGE, Tier.of("Metered Calls", "0.018")), ONBOARDING("Onboarding", ChargeKind.ONE_OFF,
			Tier.of("Onboarding", "95.00"), Tier.of("Onboarding on Site", "390.00"));

	private final String featureType;

	private final ChargeKind chargeKind;

	private final List<Tier> tiers;

	ProductLine(String featureType, ChargeKind chargeKind, Tier... tiers) {
		this.featureType = featureType;
		this.chargeKind = chargeKind;
		this.tiers = List.of(tiers);
	}

	static ProductLine drawMain(Dice dice) {
		return dice.pick(values(), 48, 12, 14, 12, 6, 8);
	}

	static ProductLine drawFurther(Dice dice) {
		return dice.pick(values(), 6, 8, 24, 20, 8, 16, 18);
	}

	String featureType() {
		return this.featureType;
	}

	ChargeKind chargeKind() {
		return this.chargeKind;
	}

	String product(int tier) {
		return this.tiers.get(tier).product();
	}

	int highestTier() {
		return this.tiers.size() - 1;
	}

	/**
	 * Whether the line comes with telephone numbers and calls.
	 */
	boolean hasNumbers() {
		return this == HOSTED_PBX || this == SIP_TRUNK || this == MOBILE;
	}

	boolean isSoftware() {
		return this == CONTACT_CENTRE || this == ANALYTICS || this == CRM_CONNECTOR;
	}

	/**
	 * The list price per unit and interval, in the market's currency.
	 */
	BigDecimal price(int tier, Market market, BillingInterval interval) {
		BigDecimal monthly = this.tiers.get(tier).monthlyPrice();
		return market.price(monthly.multiply(interval.monthlyPrices()).setScale(monthly.scale(), RoundingMode.HALF_UP));
	}

	/**
	 * How many units a company of so many seats starts with.
	 */
	int units(int seats) {
		return switch (this) {
			case HOSTED_PBX, CRM_CONNECTOR -> seats;
			case SIP_TRUNK -> 2 + seats * 3 / 5;
			case BROADBAND -> 1 + seats / 40;
			case MOBILE -> 1 + seats * 2 / 5;
			case CONTACT_CENTRE -> 1 + seats / 5;
			case ANALYTICS, CALLS, ONBOARDING -> 1;
		};
	}

}
