package io.tidemark.reports.headline;

/**
 * The headline figures, in the order in which reports show them.
 */
public enum HeadlineFigure {

	/** Monthly recurring revenue. */
	MRR("mrr", true, 1),

	/** Customers with MRR in a currency. */
	PAYING_CUSTOMERS("payingCustomers", false, 1),

	/** MRR over paying customers. */
	ARPA("arpa", true, 1),

	/** Invoices that were issued. */
	INVOICES("invoices", false, 0),

	/** What they add up to. */
	INVOICED("invoiced", true, 0),

	/** What is yet to be paid of them. */
	OUTSTANDING("outstanding", true, -1),

	/** Invoices that are past due. */
	OVERDUE_INVOICES("overdueInvoices", false, -1),

	/** What is yet to be paid of those. */
	OVERDUE("overdue", true, -1);

	private final String key;

	private final boolean money;

	private final int wish;

	/**
	 * Declare a figure.
	 * @param wish 1 if a rise is good news, -1 if a fall is, 0 if neither
	 */
	HeadlineFigure(String key, boolean money, int wish) {
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
		int news = sign * this.wish;
		return (news > 0) ? "good" : (news < 0) ? "bad" : "flat";
	}

}
