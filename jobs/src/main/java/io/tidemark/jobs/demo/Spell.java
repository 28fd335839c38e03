package io.tidemark.jobs.demo;

import java.time.LocalDateTime;

/**
 * A stretch of time as a customer.
 *
 * @param from inclusive
 * @param to exclusive; the plan's horizon where no end is in sight
 * @param trialDays length of the main subscription's trial, 0 for none
 */
record Spell(LocalDateTime from, LocalDateTime to, int trialDays) {

	boolean startedBefore(LocalDateTime moment) {
		return this.from.isBefore(moment);
	}

}
