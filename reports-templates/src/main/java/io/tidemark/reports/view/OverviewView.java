package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The headline figures of a snapshot at a glance.
 *
 * @param dealer the dealer that all figures are limited to, null for all together
 * @param customers the customers, null if they are not to be seen
 * @param reportingMrr the MRR of all currencies, null without a reporting currency or if
 * it is not to be seen
 * @param currencies the MRR by currency, that with most paying customers first
 * @param restated why past days differ from the previous snapshot, in a line each
 */
public record OverviewView(@Nullable String dealer, @Nullable FigureView customers, @Nullable FigureView reportingMrr,
		List<CurrencyOverview> currencies, List<String> restated, List<String> remarks) {

	public OverviewView {
		currencies = List.copyOf(currencies);
		restated = List.copyOf(restated);
		remarks = List.copyOf(remarks);
	}

	/**
	 * Return what a reader may see of it.
	 */
	public OverviewView limitedTo(boolean mayCustomers, boolean mayRevenue) {
		return new OverviewView(this.dealer, mayCustomers ? this.customers : null,
				mayRevenue ? this.reportingMrr : null, mayRevenue ? this.currencies : List.of(),
				mayRevenue ? this.restated : List.of(), (mayCustomers || mayRevenue) ? this.remarks : List.of());
	}

	/**
	 * The MRR of one currency at a glance.
	 */
	public record CurrencyOverview(String code, FigureView mrr, LineView line) {
	}

	/**
	 * A line of daily values for a drawing of 1000 by 100 units, with what it says in
	 * words.
	 *
	 * @param points its points as {@code x,y} from left to right, y from the top
	 */
	public record LineView(String points, String highest, String lowest, String from, String to, String words) {
	}

}
