package io.tidemark.jobs.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Allocates the telephone numbers that a customer's subscriptions come with.
 */
final class NumberWalk {

	private static final int MOST_PER_SUBSCRIPTION = 120;

	private final LocalDateTime horizon;

	private final Dice dice;

	private final CustomerIds ids;

	private final List<PhoneNumber> numbers = new ArrayList<>();

	NumberWalk(LocalDateTime horizon, Dice dice, CustomerIds ids) {
		this.horizon = horizon;
		this.dice = dice;
		this.ids = ids;
	}

	List<PhoneNumber> walk(Customer customer) {
		for (Subscription subscription : customer.subscriptions()) {
			if (subscription.line().hasNumbers()) {
				allocate(subscription);
			}
		}
		if (this.dice.chance(0.2)) {
			keepInStock(customer.relationship().from());
		}
		return this.numbers;
	}

	private void allocate(Subscription subscription) {
		int units = subscription.periods().get(0).terms().quantity();
		boolean mobile = subscription.line() == ProductLine.MOBILE;
		int count = Math.min(MOST_PER_SUBSCRIPTION, mobile ? units : 1 + units * this.dice.between(30, 90) / 100);
		for (int index = 0; index < count; index++) {
			allocate(subscription, mobile ? NumberType.MOBILE : NumberType.GEOGRAPHIC);
		}
		if (!mobile && this.dice.chance(0.22)) {
			allocate(subscription, NumberType.NON_GEOGRAPHIC);
		}
		if (!mobile && this.dice.chance(0.16)) {
			allocate(subscription, NumberType.TOLL_FREE);
		}
	}

	private void allocate(Subscription subscription, NumberType type) {
		LocalDateTime from = subscription.from();
		LocalDateTime to = subscription.to();
		LocalDateTime allocated = this.dice.chance(0.75) ? from : this.dice.within(from, to);
		LocalDateTime active = this.dice.chance(0.9) ? allocated
				: allocated.plusDays(this.dice.between(3, this.dice.chance(0.3) ? 400 : 30));
		boolean early = this.dice.chance(0.06);
		LocalDateTime end = early ? this.dice.within(allocated, to) : to;
		boolean ported = this.dice.chance(0.3);
		this.numbers.add(new PhoneNumber(this.ids.nextNumber(), type, type.draw(this.dice), false, allocated, active,
				end.isAfter(allocated) ? end : to, ported));
	}

	private void keepInStock(LocalDateTime from) {
		int count = this.dice.between(1, 5);
		NumberType type = this.dice.pick(NumberType.values(), 70, 10, 10, 10);
		for (int index = 0; index < count; index++) {
			this.numbers.add(new PhoneNumber(this.ids.nextNumber(), type, type.draw(this.dice), true, from,
					this.horizon, this.horizon, false));
		}
	}

}
