package io.tidemark.config;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A figure that is guarded against jumps, each of its currencies for itself.
 */
public enum GuardedFigure {

	/** How many customers there are. */
	CUSTOMERS(100),

	/** How many numbers there are. */
	NUMBERS(100),

	/** How many features there are. */
	FEATURES(100),

	/** How many invoices of a currency there are. */
	INVOICES(100),

	/** What the invoices of a currency come to. */
	INVOICE_AMOUNT(10_000),

	/** The MRR of a currency at the end of the business date. */
	MRR(1000);

	private final BigDecimal usualMinChange;

	GuardedFigure(long usualMinChange) {
		this.usualMinChange = BigDecimal.valueOf(usualMinChange);
	}

	/**
	 * Return what the figure is called in the configuration.
	 * @return as in {@code invoice-amount}
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Return what the figure must have changed by to count as a jump.
	 * @param guard the figure's guard
	 * @return customers, numbers and so on, or units of the currency
	 */
	public BigDecimal minChange(JumpGuard guard) {
		BigDecimal configured = guard.minChange();
		return (configured != null) ? configured : this.usualMinChange;
	}

}
