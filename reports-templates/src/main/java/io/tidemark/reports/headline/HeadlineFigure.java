package io.tidemark.reports.headline;

/**
 * The headline figures, in the order in which reports show them: the average revenue per
 * account (ARPA) is the MRR over the paying customers, invoiced is what all invoices add
 * up to, and outstanding and overdue what is yet to be paid of all or of those past due.
 */
public enum HeadlineFigure {

	MRR("mrr", true, 1), PAYING_CUSTOMERS("payingCustomers", false, 1), ARPA("arpa", true, 1),
	INVOICES("invoices", false, 0), INVOICED("invoiced", true, 0), OUTSTANDING("outstanding", true, -1),
	OVERDUE_INVOICES("overdueInvoices", false, -1), OVERDUE("overdue", true, -1);

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

	String textKey() {
		return "figure." + this.key;
	}

	String briefKey() {
		return "brief." + this.key;
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
		return newsTone(sign * this.wish);
	}

	/**
	 * Return the tone of news.
	 * @param news above 0 for good ones, below for bad ones
	 */
	static String newsTone(int news) {
		return (news > 0) ? "good" : (news < 0) ? "bad" : "flat";
	}

}
