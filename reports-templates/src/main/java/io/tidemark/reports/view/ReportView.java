package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A whole report.
 *
 * @param report its name
 * @param language the code of its language, as in en
 * @param tenant whose figures it has
 * @param dealer the dealer whose figures alone it has, null for all
 * @param period the day or month that it tells of
 * @param version the snapshot's version
 * @param notices sentences that stand on top
 * @param figures figures that have no currency
 * @param currencies the figures of each currency, that of most customers first
 * @param restatements what is told differently than before, null if nothing is
 * @param remarks sentences on what figures are compared with
 * @param facts what the foot tells of the snapshot
 * @param link where the API answers, null for none
 */
public record ReportView(String report, String language, String tenant, @Nullable String dealer, String period,
		String version, List<String> notices, List<FigureView> figures, List<CurrencyView> currencies,
		@Nullable TableView restatements, List<String> remarks, List<FactView> facts, @Nullable String link) {

	public ReportView {
		notices = List.copyOf(notices);
		figures = List.copyOf(figures);
		currencies = List.copyOf(currencies);
		remarks = List.copyOf(remarks);
		facts = List.copyOf(facts);
	}

}
