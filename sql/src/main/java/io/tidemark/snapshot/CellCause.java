package io.tidemark.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Days of which two snapshots count a KPI differently, by the same on each.
 *
 * @param object what is counted, as in {@code invoices}
 * @param currency the currency of the amount, null without
 * @param count how many more were created or issued on each day, fewer if negative
 * @param amount what they come to, null for what has no amount
 * @param status the status of those that are more or fewer, null if they have several
 * @param type their type, null if they have several or none at all
 * @param dealerCode their dealer, null if they have several
 */
public record CellCause(String object, @Nullable String currency, LocalDate from, LocalDate to, long count,
		@Nullable BigDecimal amount, @Nullable String status, @Nullable String type,
		@Nullable String dealerCode) implements RestatementCause {

	@Override
	public String figure() {
		return this.object;
	}

	/**
	 * Return whether another cause is the same on the day after the last one.
	 */
	public boolean isContinuedBy(CellCause next) {
		return next.from.equals(this.to.plusDays(1)) && next.onDays(this.from, this.to).equals(this);
	}

	public CellCause upTo(LocalDate last) {
		return onDays(this.from, last);
	}

	private CellCause onDays(LocalDate first, LocalDate last) {
		return new CellCause(this.object, this.currency, first, last, this.count, this.amount, this.status, this.type,
				this.dealerCode);
	}

}
