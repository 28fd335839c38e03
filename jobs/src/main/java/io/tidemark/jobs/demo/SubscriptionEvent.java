package io.tidemark.jobs.demo;

/**
 * What may happen to a subscription in a month.
 */
enum SubscriptionEvent {

	MORE_UNITS, FEWER_UNITS, UPGRADE, DOWNGRADE, PAUSE, YEARLY_PLAN, NEW_DISCOUNT, NOTHING;

	static SubscriptionEvent draw(Dice dice) {
		return dice.pick(values(), 34, 15, 9, 5, 4, 5, 4, 924);
	}

}
