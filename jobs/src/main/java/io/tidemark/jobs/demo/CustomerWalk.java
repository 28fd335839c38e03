package io.tidemark.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Walks one customer forward and collects its subscriptions.
 */
final class CustomerWalk {

	private static final double FURTHER_CURRENCY = 0.04;

	private final long id;

	private final Dice dice;

	private final CustomerIds ids;

	private final Market market;

	private final CompanySize size;

	private final int seats;

	private final List<Subscription> subscriptions = new ArrayList<>();

	CustomerWalk(long id, Dice dice, CustomerIds ids) {
		this.id = id;
		this.dice = dice;
		this.ids = ids;
		this.market = Market.draw(dice);
		this.size = CompanySize.draw(dice);
		this.seats = this.size.drawSeats(dice);
	}

	Customer walk(LocalDate signUpDay, LocalDateTime horizon, DealerRoster dealers) {
		@Nullable String dealer = dealers.draw(this.dice);
		CompanyName company = CompanyName.draw(this.id, this.market, this.dice);
		RelationshipWalk relationshipWalk = new RelationshipWalk(this.size, horizon, this.dice);
		Relationship relationship = relationshipWalk.walk(this.dice.inOfficeHours(signUpDay));
		for (Spell spell : relationship.spells()) {
			subscribe(spell);
		}
		return new Customer(this.id, company, dealer, this.seats, relationship, this.subscriptions);
	}

	private void subscribe(Spell spell) {
		ProductLine line = ProductLine.drawMain(this.dice);
		recurring(line, this.market, spell.from(), spell.to(), spell.trialDays());
		if (this.dice.chance(0.55)) {
			onboard(spell);
		}
		if (line.hasNumbers()) {
			LocalDateTime start = spell.from().plusDays(spell.trialDays());
			fixed(ProductLine.CALLS, 0, start, spell.to());
		}
		int further = this.dice.between(0, this.size.furtherSubscriptions());
		for (int index = 0; index < further; index++) {
			subscribeFurther(spell);
		}
		if (this.dice.chance(FURTHER_CURRENCY)) {
			Market abroad = this.market.drawOther(this.dice);
			LocalDateTime start = this.dice.within(spell.from(), spell.to());
			recurring(ProductLine.drawMain(this.dice), abroad, start, spell.to(), 0);
		}
	}

	private void subscribeFurther(Spell spell) {
		ProductLine line = ProductLine.drawFurther(this.dice);
		LocalDateTime start = this.dice.chance(0.45) ? spell.from() : this.dice.within(spell.from(), spell.to());
		LocalDateTime end = this.dice.chance(0.25) ? this.dice.within(start, spell.to()) : spell.to();
		boolean trial = line.isSoftware() && this.dice.chance(0.4);
		int trialDays = trial ? 14 : 0;
		if (trial && this.dice.chance(0.35) && start.plusDays(trialDays).isBefore(end)) {
			end = start.plusDays(trialDays);
		}
		recurring(line, this.market, start, end, trialDays);
	}

	private void recurring(ProductLine line, Market currency, LocalDateTime start, LocalDateTime end, int trialDays) {
		BillingInterval interval = BillingInterval.draw(this.dice);
		int tier = Math.min(line.highestTier(), this.dice.weighted(50, 35, 12, 3));
		Terms opening = Terms.listed(line, tier, currency, interval, line.units(this.seats));
		if (start.isBefore(end)) {
			SubscriptionWalk walk = new SubscriptionWalk(opening, start, end, this.dice, this.ids);
			this.subscriptions.add(walk.walk(trialDays));
		}
	}

	private void onboard(Spell spell) {
		LocalDateTime start = spell.from();
		LocalDateTime end = start.plusDays(1);
		int tier = (this.seats > 40) ? 1 : 0;
		fixed(ProductLine.ONBOARDING, tier, start, end.isBefore(spell.to()) ? end : spell.to());
	}

	private void fixed(ProductLine line, int tier, LocalDateTime start, LocalDateTime end) {
		if (start.isBefore(end)) {
			Terms terms = Terms.listed(line, tier, this.market, BillingInterval.MONTH, 1);
			Period period = new Period(this.ids.nextPeriod(), terms, start, end);
			this.subscriptions.add(new Subscription(this.ids.nextSubscription(), List.of(period)));
		}
	}

}
