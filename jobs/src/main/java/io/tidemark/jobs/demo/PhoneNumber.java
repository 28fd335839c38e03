package io.tidemark.jobs.demo;

import java.time.LocalDateTime;

/**
 * A telephone number, first reserved, then in use, then given up.
 *
 * @param stock whether it is reserved for no customer
 * @param ported whether another operator takes it over at the end
 */
record PhoneNumber(long id, NumberType type, String e164, boolean stock, LocalDateTime allocatedAt,
		LocalDateTime activeFrom, LocalDateTime end, boolean ported) {

	String stateBefore(LocalDateTime moment) {
		if (this.end.isBefore(moment)) {
			return this.ported ? "Ported" : "Ceased";
		}
		return this.activeFrom.isBefore(moment) ? "Active" : "Reserved";
	}

}
