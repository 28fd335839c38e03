package io.tidemark.jobs.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A provisioned service with its charge.
 *
 * @param recurring whether the charge comes back
 * @param price per unit, and per interval where it is recurring
 * @param activeFrom when it was provisioned
 * @param end exclusive; the plan's horizon where no end is in sight
 */
record Feature(long id, String type, Market market, boolean recurring, BigDecimal price, int quantity,
		BillingInterval interval, LocalDateTime orderedAt, LocalDateTime activeFrom, LocalDateTime end) {

	String stateBefore(LocalDateTime moment, CustomerState customer) {
		if (!this.activeFrom.isBefore(moment)) {
			return "Pending";
		}
		if (!this.recurring) {
			return "Completed";
		}
		if (this.end.isBefore(moment)) {
			return "Cancelled";
		}
		return (customer == CustomerState.SUSPENDED) ? "Suspended" : "Active";
	}

}
