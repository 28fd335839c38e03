package io.tidemark.jobs.demo;

/**
 * How many people a customer has, and how easily it leaves.
 */
enum CompanySize {

	MICRO(2, 7, 0.0155, 2), SMALL(8, 25, 0.0110, 3), MEDIUM(26, 80, 0.0070, 4), LARGE(81, 320, 0.0045, 5);

	private final int fewestSeats;

	private final int mostSeats;

	private final double monthlyChurn;

	private final int furtherSubscriptions;

	CompanySize(int fewestSeats, int mostSeats, double monthlyChurn, int furtherSubscriptions) {
		this.fewestSeats = fewestSeats;
		this.mostSeats = mostSeats;
		this.monthlyChurn = monthlyChurn;
		this.furtherSubscriptions = furtherSubscriptions;
	}

	static CompanySize draw(Dice dice) {
		return dice.pick(values(), 54, 31, 12, 3);
	}

	int drawSeats(Dice dice) {
		return dice.between(this.fewestSeats, this.mostSeats);
	}

	double monthlyChurn() {
		return this.monthlyChurn;
	}

	/**
	 * How many subscriptions it takes at most besides the main one.
	 */
	int furtherSubscriptions() {
		return this.furtherSubscriptions;
	}

}
