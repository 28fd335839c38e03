package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A whole report.
 *
 * @param language the code of its language, as in en
 * @param dealer the dealer whose figures alone it has, null for all
 * @param hero the MRR to begin with, null if there are several
 * @param summary tables that say what moved and who owes, for all currencies
 * @param figures further figures of all currencies
 * @param currencies the figures of each currency, that of most customers first
 * @param restatements figures that differ from before, null if none does
 * @param remarks sentences on what figures are compared with
 * @param link where the page with these figures is, null for nowhere
 */
public record ReportView(String report, String language, String tenant, @Nullable String dealer, String period,
		String version, List<String> notices, @Nullable CurrencyView hero, List<TableView> summary,
		List<FigureView> figures, List<CurrencyView> currencies, @Nullable TableView restatements, List<String> remarks,
		List<FactView> facts, @Nullable String link) {

	public ReportView {
		notices = List.copyOf(notices);
		summary = List.copyOf(summary);
		figures = List.copyOf(figures);
		currencies = List.copyOf(currencies);
		remarks = List.copyOf(remarks);
		facts = List.copyOf(facts);
	}

	/**
	 * All figures of one currency.
	 *
	 * @param chart how the MRR came there, null if there never was any
	 * @param href where the page of the currency is, null for nowhere
	 */
	public record CurrencyView(String code, FigureView headline, @Nullable ChartView chart, List<FigureView> figures,
			List<TableView> tables, @Nullable String href) {

		public CurrencyView {
			figures = List.copyOf(figures);
			tables = List.copyOf(tables);
		}

		/**
		 * Return the same without what a mail can do without.
		 */
		public CurrencyView inBrief() {
			return new CurrencyView(this.code, this.headline, null, List.of(), List.of(), this.href);
		}

	}

	/**
	 * A chart, and what it says in words.
	 *
	 * @param contentId what the image is called, null if there is none and the words
	 * stand alone
	 * @param width how wide it is shown, in CSS pixels
	 */
	public record ChartView(@Nullable String contentId, String words, String width) {
	}

	/**
	 * A line at the foot about the snapshot.
	 */
	public record FactView(String label, String value) {
	}

}
