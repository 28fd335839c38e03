package io.tidemark.jobs.demo;

import java.time.LocalDateTime;

/**
 * A stretch of time without service, because invoices were not paid.
 *
 * @param lost whether the customer never paid and was dropped at its end
 */
record Suspension(LocalDateTime from, LocalDateTime to, boolean lost) {

	boolean covers(LocalDateTime moment) {
		return this.from.isBefore(moment) && !this.to.isBefore(moment);
	}

	/**
	 * Whether an invoice of that moment is among those that were not paid in time.
	 */
	boolean concerns(LocalDateTime issuedAt) {
		return issuedAt.isAfter(this.from.minusDays(70)) && issuedAt.isBefore(this.to.plusDays(40));
	}

}
