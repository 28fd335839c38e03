package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * When an invoice is sent, paid or withdrawn; what never happens lies in the far future.
 *
 * @param part what is paid ahead of the rest, 0 for nothing
 */
record Settlement(LocalDateTime sentAt, LocalDateTime voidedAt, LocalDateTime partAt, BigDecimal part,
		LocalDateTime paidAt) {

	BigDecimal partPaidBy(LocalDate lastDay) {
		return this.partAt.toLocalDate().isAfter(lastDay) ? BigDecimal.ZERO : this.part;
	}

}
