package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks a recurring subscription forward, month by month, and records its periods.
 */
final class SubscriptionWalk {

	private static final int[] DISCOUNT_MONTHS = { 3, 6, 12 };

	private final Dice dice;

	private final CustomerIds ids;

	private final LocalDateTime start;

	private final LocalDateTime end;

	private final List<Period> periods = new ArrayList<>();

	private Terms terms;

	private LocalDateTime since;

	private int pausedMonths;

	private int discountMonths;

	SubscriptionWalk(Terms opening, LocalDateTime start, LocalDateTime end, Dice dice, CustomerIds ids) {
		this.terms = opening;
		this.start = start;
		this.since = start;
		this.end = end;
		this.dice = dice;
		this.ids = ids;
	}

	/**
	 * Walks to the end; a trial of 0 days is none.
	 */
	Subscription walk(int trialDays) {
		if (this.dice.chance(0.22)) {
			grantDiscount(this.start);
		}
		if (trialDays > 0) {
			Terms paid = this.terms;
			this.terms = paid.withPhase(Phase.TRIAL);
			change(this.start.plusDays(trialDays), paid);
		}
		LocalDate month = this.since.toLocalDate().withDayOfMonth(1).plusMonths(1);
		while (month.atStartOfDay().isBefore(this.end)) {
			liveThrough(month);
			month = month.plusMonths(1);
		}
		close(this.end);
		return new Subscription(this.ids.nextSubscription(), this.periods);
	}

	private void liveThrough(LocalDate month) {
		if (this.pausedMonths > 0) {
			this.pausedMonths--;
			if (this.pausedMonths == 0) {
				change(this.dice.inMonth(month), this.terms.withPhase(Phase.ACTIVE));
			}
			return;
		}
		if (this.terms.discountPercent() > 0) {
			this.discountMonths--;
			if (this.discountMonths == 0) {
				change(month.atStartOfDay(), this.terms.withDiscount(0));
			}
		}
		if (month.getMonth() == Month.APRIL && this.start.isBefore(month.minusMonths(10).atStartOfDay())) {
			raisePrice(month);
		}
		meet(SubscriptionEvent.draw(this.dice), this.dice.inMonth(month));
	}

	private void raisePrice(LocalDate month) {
		boolean fixed = this.terms.interval() == BillingInterval.YEAR || !this.dice.chance(0.75);
		if (!fixed) {
			BigDecimal factor = BigDecimal.valueOf(this.dice.between(1025, 1060), 3);
			BigDecimal raised = this.terms.unitPrice().multiply(factor).setScale(2, RoundingMode.HALF_UP);
			change(month.atStartOfDay(), this.terms.withUnitPrice(raised));
		}
	}

	private void meet(SubscriptionEvent event, LocalDateTime moment) {
		switch (event) {
			case MORE_UNITS -> change(moment, this.terms.withQuantity(this.terms.quantity() + share(0.35)));
			case FEWER_UNITS ->
				change(moment, this.terms.withQuantity(Math.max(1, this.terms.quantity() - share(0.25))));
			case UPGRADE -> changeTier(moment, Math.min(this.terms.line().highestTier(), this.terms.tier() + 1));
			case DOWNGRADE -> changeTier(moment, Math.max(0, this.terms.tier() - 1));
			case PAUSE -> pause(moment);
			case YEARLY_PLAN -> commit(moment);
			case NEW_DISCOUNT -> {
				Terms before = this.terms;
				grantDiscount(moment);
				Terms granted = this.terms;
				this.terms = before;
				change(moment, granted);
			}
			case NOTHING -> {
			}
		}
	}

	private int share(double most) {
		return Math.max(1, (int) (this.terms.quantity() * most * this.dice.fraction()));
	}

	private void changeTier(LocalDateTime moment, int tier) {
		if (tier != this.terms.tier()) {
			change(moment, this.terms.withTier(tier));
		}
	}

	private void pause(LocalDateTime moment) {
		if (moment.isBefore(this.end) && this.terms.interval() == BillingInterval.MONTH) {
			this.pausedMonths = this.dice.between(1, 3);
			change(moment, this.terms.withPhase(Phase.PAUSED));
		}
	}

	private void commit(LocalDateTime moment) {
		if (this.terms.interval() == BillingInterval.MONTH) {
			change(moment, this.terms.withInterval(BillingInterval.YEAR));
		}
	}

	private void grantDiscount(LocalDateTime moment) {
		if (moment.isBefore(this.end) && this.terms.interval() != BillingInterval.YEAR) {
			this.discountMonths = DISCOUNT_MONTHS[this.dice.weighted(40, 40, 20)];
			this.terms = this.terms.withDiscount(this.dice.between(2, 6) * 5);
		}
	}

	private void change(LocalDateTime moment, Terms next) {
		if (moment.isBefore(this.end) && !next.equals(this.terms)) {
			close(moment);
			this.terms = next;
			this.since = moment;
		}
	}

	private void close(LocalDateTime moment) {
		if (moment.isAfter(this.since)) {
			this.periods.add(new Period(this.ids.nextPeriod(), this.terms, this.since, moment));
		}
	}

}
