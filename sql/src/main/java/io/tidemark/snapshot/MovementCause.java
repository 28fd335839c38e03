package io.tidemark.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A movement that two snapshots tell differently, and what that does to later days.
 *
 * @param from the day of the movement, from which on the MRR is another
 * @param to the last such day, null if it is so up to the last day that both have
 * @param change by how much the MRR at the end of each of these days is another, exactly;
 * 0 on the day alone if only the movement's class is another
 * @param before the movement as the earlier snapshot tells it, null if it is new
 * @param after the movement as the later snapshot tells it, null if it is gone
 */
public record MovementCause(String currency, LocalDate from, @Nullable LocalDate to, BigDecimal change,
		String customerId, @Nullable ToldMovement before, @Nullable ToldMovement after) implements RestatementCause {

	/** What movements are the causes of. */
	public static final String FIGURE = "subscription-revenue";

	public MovementCause {
		if (before == null && after == null) {
			throw new IllegalArgumentException("A cause of %s has no movement".formatted(from));
		}
	}

	/**
	 * Return the same cause, whose days end at one.
	 */
	public MovementCause upTo(LocalDate last) {
		return new MovementCause(this.currency, this.from, last, this.change, this.customerId, this.before, this.after);
	}

	/**
	 * Return the cause that makes up for this one on all of its days.
	 */
	public MovementCause undone() {
		return new MovementCause(this.currency, this.from, this.to, this.change.negate(), this.customerId,
				/* before= */ this.after, /* after= */ this.before);
	}

	@Override
	public String figure() {
		return FIGURE;
	}

	/**
	 * Return what became of the movement: new, gone or changed.
	 */
	public String difference() {
		return (this.before == null) ? "new" : (this.after == null) ? "gone" : "changed";
	}

	/**
	 * A movement as one snapshot tells it.
	 *
	 * @param movement its class, as in the series of movements
	 * @param amount by how much the MRR moved, as a positive amount
	 */
	public record ToldMovement(String movement, BigDecimal amount) {
	}

}
