package io.tidemark.reports.xlsx;

import java.util.List;

/**
 * Charts of a series: per currency a line of its balance and columns of its movements.
 *
 * @param date the name of the column with the days, in whose order the rows come
 * @param currency the name of the column with the currencies
 * @param balance the name of the column that becomes a line
 * @param rises the names of the columns that are stacked above zero
 * @param falls the names of the columns with positive amounts that are stacked below zero
 */
public record XlsxChart(String date, String currency, String balance, List<String> rises, List<String> falls) {

	public XlsxChart {
		rises = List.copyOf(rises);
		falls = List.copyOf(falls);
	}

	/**
	 * Return the charts of the subscription revenue.
	 * @return charts of rows with the columns of the series {@code subscription-revenue}
	 */
	public static XlsxChart ofSubscriptionRevenue() {
		return new XlsxChart("date", "currency_code", "revenue",
				List.of("new_revenue", "expansion_revenue", "reactivation_revenue"),
				List.of("contraction_revenue", "churn_revenue"));
	}

}
