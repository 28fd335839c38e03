package io.tidemark.reports.headline;

/**
 * The headline figures, in the order in which reports show them.
 */
public enum HeadlineFigure {

	/** Monthly recurring revenue. */
	MRR("mrr", true, Wish.MORE),

	/** Customers with MRR in a currency. */
	PAYING_CUSTOMERS("payingCustomers", false, Wish.MORE),

	/** MRR over paying customers. */
	ARPA("arpa", true, Wish.MORE),

	/** Invoices that were issued. */
	INVOICES("invoices", false, Wish.NONE),

	/** What they add up to. */
	INVOICED("invoiced", true, Wish.NONE),

	/** What is yet to be paid of them. */
	OUTSTANDING("outstanding", true, Wish.LESS),

	/** Invoices that are past due. */
	OVERDUE_INVOICES("overdueInvoices", false, Wish.LESS),

	/** What is yet to be paid of those. */
	OVERDUE("overdue", true, Wish.LESS);

	private final String key;

	private final boolean money;

	private final Wish wish;

	HeadlineFigure(String key, boolean money, Wish wish) {
		this.key = key;
		this.money = money;
		this.wish = wish;
	}

	/**
	 * Return the key of what it is called.
	 */
	String textKey() {
		return "figure." + this.key;
	}

	boolean isMoney() {
		return this.money;
	}

	/**
	 * Return whether a change is good news.
	 * @param sign below 0 for a fall, 0 for no change, above for a rise
	 * @return {@code good}, {@code bad} or {@code flat}
	 */
	public String tone(int sign) {
		return switch (this.wish) {
			case MORE -> tone(sign > 0, sign < 0);
			case LESS -> tone(sign < 0, sign > 0);
			case NONE -> "flat";
		};
	}

	private static String tone(boolean isGood, boolean isBad) {
		return isGood ? "good" : isBad ? "bad" : "flat";
	}

	/**
	 * Where a figure should go.
	 */
	private enum Wish {

		/** A rise is good. */
		MORE,

		/** A fall is good. */
		LESS,

		/** Neither is. */
		NONE

	}

}
