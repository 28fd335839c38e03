package io.tidemark.jobs.demo;

/**
 * How a customer pays: terms, and days around the due date.
 */
enum PaymentHabit {

	DIRECT_DEBIT(14, -2, 0), PROMPT(30, -18, 0), SLOW(30, 1, 38), BAD(30, 15, 190);

	private final int termDays;

	private final int earliest;

	private final int latest;

	PaymentHabit(int termDays, int earliest, int latest) {
		this.termDays = termDays;
		this.earliest = earliest;
		this.latest = latest;
	}

	static PaymentHabit draw(Dice dice) {
		return dice.pick(values(), 56, 27, 13, 4);
	}

	int termDays() {
		return this.termDays;
	}

	int drawDaysAfterDue(Dice dice) {
		return dice.between(this.earliest, this.latest);
	}

	boolean paysInParts(Dice dice) {
		return dice.chance(0.15) && compareTo(SLOW) >= 0;
	}

}
