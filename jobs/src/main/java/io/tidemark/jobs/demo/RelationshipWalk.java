package io.tidemark.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks a customer forward through joining, suspension, leaving and coming back.
 */
final class RelationshipWalk {

	private static final double RETURNS = 0.17;

	private static final double SUSPENSIONS = 0.0045;

	private final CompanySize size;

	private final LocalDateTime horizon;

	private final Dice dice;

	private final List<Spell> spells = new ArrayList<>();

	private final List<Suspension> suspensions = new ArrayList<>();

	RelationshipWalk(CompanySize size, LocalDateTime horizon, Dice dice) {
		this.size = size;
		this.horizon = horizon;
		this.dice = dice;
	}

	Relationship walk(LocalDateTime signedUpAt) {
		LocalDateTime from = signedUpAt;
		while (from.isBefore(this.horizon)) {
			Spell spell = spell(from);
			this.spells.add(spell);
			LocalDate back = spell.to().toLocalDate().plusDays(this.dice.between(60, 480));
			from = this.dice.chance(RETURNS) ? this.dice.inOfficeHours(back) : this.horizon;
		}
		return new Relationship(this.spells, this.suspensions);
	}

	private Spell spell(LocalDateTime from) {
		int trialDays = this.dice.chance(0.14) ? (this.dice.chance(0.6) ? 14 : 30) : 0;
		if (trialDays > 0 && this.dice.chance(0.35)) {
			return new Spell(from, untilHorizon(from.plusDays(trialDays)), trialDays);
		}
		LocalDateTime settled = from.plusDays(trialDays);
		LocalDate month = settled.toLocalDate().withDayOfMonth(1).plusMonths(1);
		while (month.atStartOfDay().isBefore(this.horizon)) {
			if (this.dice.chance(this.size.monthlyChurn() * Season.cancellations(month.getMonth()))) {
				return new Spell(from, this.dice.inMonth(month), trialDays);
			}
			if (this.dice.chance(SUSPENSIONS)) {
				Suspension suspension = suspension(this.dice.inMonth(month));
				this.suspensions.add(suspension);
				if (suspension.lost()) {
					return new Spell(from, untilHorizon(suspension.to()), trialDays);
				}
				month = suspension.to().toLocalDate().withDayOfMonth(1);
			}
			month = month.plusMonths(1);
		}
		return new Spell(from, this.horizon, trialDays);
	}

	private Suspension suspension(LocalDateTime from) {
		LocalDate end = from.toLocalDate().plusDays(this.dice.between(15, 75));
		return new Suspension(from, this.dice.inOfficeHours(end), this.dice.chance(0.4));
	}

	private LocalDateTime untilHorizon(LocalDateTime moment) {
		return moment.isBefore(this.horizon) ? moment : this.horizon;
	}

}
