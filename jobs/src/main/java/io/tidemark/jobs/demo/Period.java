package io.tidemark.jobs.demo;

import java.time.LocalDateTime;

/**
 * A stretch of time in which a subscription's terms hold.
 *
 * @param from inclusive
 * @param to exclusive; the plan's horizon where no end is in sight
 */
record Period(long id, Terms terms, LocalDateTime from, LocalDateTime to) {

	boolean covers(LocalDateTime moment) {
		return !moment.isBefore(this.from) && moment.isBefore(this.to);
	}

}
