package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All figures of one currency.
 *
 * @param chart how the MRR came there, null if there never was any
 */
public record CurrencyView(String code, FigureView headline, @Nullable ChartView chart, List<FigureView> figures,
		List<TableView> tables) {

	public CurrencyView {
		figures = List.copyOf(figures);
		tables = List.copyOf(tables);
	}

}
