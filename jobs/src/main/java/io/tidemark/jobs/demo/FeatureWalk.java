package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Provisions what a customer's subscriptions consist of, and their add-ons.
 */
final class FeatureWalk {

	private final LocalDateTime closing;

	private final Dice dice;

	private final CustomerIds ids;

	private final List<Feature> features = new ArrayList<>();

	FeatureWalk(LocalDateTime closing, Dice dice, CustomerIds ids) {
		this.closing = closing;
		this.dice = dice;
		this.ids = ids;
	}

	List<Feature> walk(Customer customer) {
		for (Subscription subscription : customer.subscriptions()) {
			if (subscription.line().chargeKind() == ChargeKind.RECURRING) {
				provision(subscription);
			}
		}
		return this.features;
	}

	private void provision(Subscription subscription) {
		Terms terms = subscription.lastTermsBefore(this.closing);
		LocalDateTime ordered = subscription.from();
		LocalDateTime active = ordered.plusHours(this.dice.between(0, 12) * 20L);
		this.features.add(new Feature(this.ids.nextFeature(), terms.line().featureType(), terms.market(), true,
				terms.unitPrice(), terms.quantity(), terms.interval(), ordered, active, subscription.to()));
		int units = subscription.periods().get(0).terms().quantity();
		switch (terms.line()) {
			case HOSTED_PBX -> {
				addOn(subscription, 0.35, "Call Recording", "2.50", units);
				addOn(subscription, 0.2, "Voicemail to Text", "0.80", units);
				addOn(subscription, 0.25, "Auto Attendant", "6.00", 1);
				once(subscription, 0.4, "Number Porting", "10.00", units);
			}
			case SIP_TRUNK -> {
				addOn(subscription, 0.3, "Fraud Guard", "4.00", 1);
				once(subscription, 0.4, "Number Porting", "10.00", 1);
			}
			case BROADBAND -> {
				addOn(subscription, 0.45, "Static IP", "5.00", units);
				once(subscription, 0.8, "Installation", "120.00", units);
			}
			case MOBILE -> {
				addOn(subscription, 0.3, "Data Bolt-on", "6.00", Math.max(1, units / 3));
				addOn(subscription, 0.15, "Roaming Pass", "9.00", Math.max(1, units / 4));
			}
			case CONTACT_CENTRE, ANALYTICS, CRM_CONNECTOR -> addOn(subscription, 0.2, "API Access", "25.00", 1);
			case CALLS, ONBOARDING -> {
			}
		}
	}

	private void addOn(Subscription subscription, double share, String type, String price, int quantity) {
		if (this.dice.chance(share)) {
			LocalDateTime ordered = this.dice.chance(0.5) ? subscription.from()
					: this.dice.within(subscription.from(), subscription.to());
			LocalDateTime end = this.dice.chance(0.15) ? this.dice.within(ordered, subscription.to())
					: subscription.to();
			add(subscription.market(), true, type, price, quantity, ordered,
					end.isAfter(ordered) ? end : subscription.to());
		}
	}

	private void once(Subscription subscription, double share, String type, String price, int quantity) {
		if (this.dice.chance(share)) {
			add(subscription.market(), false, type, price, quantity, subscription.from(), subscription.to());
		}
	}

	private void add(Market market, boolean recurring, String type, String price, int quantity, LocalDateTime ordered,
			LocalDateTime end) {
		BigDecimal local = market.price(new BigDecimal(price));
		LocalDateTime active = ordered.plusHours(this.dice.between(1, 200));
		this.features.add(new Feature(this.ids.nextFeature(), type, market, recurring, local, quantity,
				BillingInterval.MONTH, ordered, active, end));
	}

}
