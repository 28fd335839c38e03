package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The charges of one subscription from billing run to billing run.
 */
final class Charges {

	private static final BigDecimal HANDSET = new BigDecimal("89.00");

	private final Subscription subscription;

	private final int seats;

	private final Dice dice;

	private boolean billedBefore;

	private int monthsPaid;

	private int unitsSeen;

	Charges(Subscription subscription, int seats, Dice dice) {
		this.subscription = subscription;
		this.seats = seats;
		this.dice = dice;
	}

	/**
	 * What a billing run charges: its time ahead, and what happened since the one before.
	 */
	List<Charge> bill(LocalDateTime previous, LocalDateTime run) {
		if (!this.subscription.from().isBefore(run) || this.subscription.to().isBefore(previous)) {
			return List.of();
		}
		List<Charge> charges = new ArrayList<>();
		switch (this.subscription.line().chargeKind()) {
			case RECURRING -> recurring(run, charges);
			case USAGE -> usage(previous, run, charges);
			case ONE_OFF -> once(previous, charges);
		}
		return charges;
	}

	private void recurring(LocalDateTime run, List<Charge> charges) {
		Optional<Terms> inForce = this.subscription.termsAt(run).filter((terms) -> terms.phase() == Phase.ACTIVE);
		if (inForce.isEmpty()) {
			return;
		}
		Terms terms = inForce.get();
		if (this.monthsPaid == 0) {
			charges.add(new Charge(ItemCategory.RECURRING, terms.product(), terms.charge()));
			this.monthsPaid = terms.interval().months();
		}
		this.monthsPaid--;
		if (!this.billedBefore && terms.interval() == BillingInterval.MONTH) {
			partMonth(terms, run, charges);
		}
		equipment(terms, charges);
		this.billedBefore = true;
		this.unitsSeen = Math.max(this.unitsSeen, terms.quantity());
	}

	private void partMonth(Terms terms, LocalDateTime run, List<Charge> charges) {
		long days = ChronoUnit.DAYS.between(this.subscription.from(), run);
		BigDecimal share = terms.charge().multiply(BigDecimal.valueOf(Math.min(days, 31)));
		BigDecimal net = share.divide(BigDecimal.valueOf(31), 2, RoundingMode.HALF_UP);
		if (net.signum() > 0) {
			charges.add(new Charge(ItemCategory.RECURRING, terms.product() + ", part month", net));
		}
	}

	private void equipment(Terms terms, List<Charge> charges) {
		int added = terms.quantity() - this.unitsSeen;
		if (terms.line() == ProductLine.HOSTED_PBX && added > 0 && this.dice.chance(0.4)) {
			BigDecimal price = terms.market().price(HANDSET);
			charges.add(new Charge(ItemCategory.EQUIPMENT, "Desk phones", price.multiply(BigDecimal.valueOf(added))));
		}
	}

	private void usage(LocalDateTime previous, LocalDateTime run, List<Charge> charges) {
		LocalDateTime from = latest(previous, this.subscription.from());
		LocalDateTime to = run.isBefore(this.subscription.to()) ? run : this.subscription.to();
		double seatMonths = this.seats * ChronoUnit.HOURS.between(from, to) / 730.0;
		double minutes = seatMonths * this.dice.between(15, 170) * Season.calls(from.getMonth());
		BigDecimal rate = this.subscription.periods().get(0).terms().unitPrice();
		BigDecimal net = rate.multiply(BigDecimal.valueOf((long) minutes)).setScale(2, RoundingMode.HALF_UP);
		if (net.signum() > 0) {
			charges.add(new Charge(ItemCategory.USAGE, "Calls", net));
		}
	}

	private void once(LocalDateTime previous, List<Charge> charges) {
		if (!this.subscription.from().isBefore(previous)) {
			Terms terms = this.subscription.periods().get(0).terms();
			charges.add(new Charge(ItemCategory.ONE_OFF, terms.product(), terms.charge()));
		}
	}

	private static LocalDateTime latest(LocalDateTime one, LocalDateTime other) {
		return one.isAfter(other) ? one : other;
	}

}
