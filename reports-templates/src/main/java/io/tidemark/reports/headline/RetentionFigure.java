package io.tidemark.reports.headline;

/**
 * The figures of a trailing year, in the order in which reports show them.
 */
enum RetentionFigure {

	NET_RETENTION("trailing_net_revenue_retention", 1), GROSS_RETENTION("trailing_gross_revenue_retention", 1),
	CUSTOMER_CHURN("trailing_customer_churn_rate", -1), LIFETIME_VALUE("lifetime_value", 1);

	private final String column;

	private final int wish;

	/**
	 * Declare a figure.
	 * @param column its column in the subscription metrics
	 * @param wish 1 if a rise is good news, -1 if a fall is
	 */
	RetentionFigure(String column, int wish) {
		this.column = column;
		this.wish = wish;
	}

	String column() {
		return this.column;
	}

	String textKey() {
		return "figure." + this.column;
	}

	String briefKey() {
		return "brief." + this.column;
	}

	/**
	 * Return whether it is an amount, not a share.
	 */
	boolean isMoney() {
		return this == LIFETIME_VALUE;
	}

	/**
	 * Return whether a change is good news, as {@link HeadlineFigure#tone} does.
	 */
	String tone(int sign) {
		return HeadlineFigure.newsTone(sign * this.wish);
	}

}
