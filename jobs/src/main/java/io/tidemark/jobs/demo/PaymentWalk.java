package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Decides when a customer pays each of its invoices.
 */
final class PaymentWalk {

	private static final LocalDateTime NEVER = LocalDateTime.MAX;

	private final Relationship relationship;

	private final PaymentHabit habit;

	private final Dice dice;

	PaymentWalk(Relationship relationship, Dice dice) {
		this.relationship = relationship;
		this.habit = PaymentHabit.draw(dice);
		this.dice = dice;
	}

	LocalDate dueOn(LocalDateTime issuedAt) {
		return issuedAt.toLocalDate().plusDays(this.habit.termDays());
	}

	Settlement settle(LocalDateTime issuedAt, boolean ordered, BigDecimal amount) {
		LocalDate dueOn = dueOn(issuedAt);
		boolean held = ordered || this.dice.chance(0.03);
		LocalDateTime sentAt = held ? issuedAt.plusHours(this.dice.between(20, 160)) : issuedAt;
		LocalDateTime voidedAt = this.dice.chance(0.006) ? issuedAt.plusDays(this.dice.between(7, 30)) : NEVER;
		LocalDateTime usuallyPaidAt = paidAt(issuedAt, dueOn);
		LocalDateTime paidAt = voidedAt.equals(NEVER) ? usuallyPaidAt : NEVER;
		boolean inParts = this.habit.paysInParts(this.dice);
		BigDecimal share = BigDecimal.valueOf(this.dice.between(2, 7), 1);
		BigDecimal part = amount.multiply(share).setScale(2, RoundingMode.HALF_UP);
		LocalDateTime partAt = this.dice.inOfficeHours(dueOn.plusDays(this.dice.between(0, 15)));
		return new Settlement(sentAt, voidedAt, partAt, inParts ? part : BigDecimal.ZERO, paidAt);
	}

	private LocalDateTime paidAt(LocalDateTime issuedAt, LocalDate dueOn) {
		LocalDateTime usual = this.dice.inOfficeHours(dueOn.plusDays(this.habit.drawDaysAfterDue(this.dice)));
		int disputedDays = this.dice.chance(0.015) ? this.dice.between(20, 120) : 0;
		int collectedDays = this.dice.between(90, 540);
		boolean lastInvoicesStay = this.dice.chance(0.12);
		Optional<Suspension> suspension = this.relationship.suspensions()
			.stream()
			.filter((candidate) -> candidate.concerns(issuedAt))
			.findFirst();
		if (suspension.isPresent()) {
			return suspension.get().to().plusDays(suspension.get().lost() ? collectedDays : 0);
		}
		boolean leaves = this.relationship.spells()
			.stream()
			.anyMatch((spell) -> issuedAt.isAfter(spell.to().minusDays(50))
					&& issuedAt.isBefore(spell.to().plusDays(40)));
		return (leaves && lastInvoicesStay) ? usual.plusDays(collectedDays) : usual.plusDays(disputedDays);
	}

}
