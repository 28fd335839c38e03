package io.tidemark.jobs.demo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An agreement with a customer from its first to its last period, without a gap.
 */
record Subscription(long id, List<Period> periods) {

	Subscription {
		periods = List.copyOf(periods);
	}

	LocalDateTime from() {
		return this.periods.get(0).from();
	}

	LocalDateTime to() {
		return this.periods.get(this.periods.size() - 1).to();
	}

	ProductLine line() {
		return this.periods.get(0).terms().line();
	}

	Market market() {
		return this.periods.get(0).terms().market();
	}

	Optional<Terms> termsAt(LocalDateTime moment) {
		return this.periods.stream().filter((period) -> period.covers(moment)).map(Period::terms).findFirst();
	}

	/**
	 * The terms of the last period that had begun before a moment.
	 */
	Terms lastTermsBefore(LocalDateTime moment) {
		Terms last = this.periods.get(0).terms();
		for (Period period : this.periods) {
			if (period.from().isBefore(moment)) {
				last = period.terms();
			}
		}
		return last;
	}

}
