package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All figures of one currency.
 *
 * @param code the ISO 4217 code
 * @param headline the MRR
 * @param chart how the MRR came there, null if there never was any
 * @param figures the other figures
 * @param tables the tables
 */
public record CurrencyView(String code, FigureView headline, @Nullable ChartView chart, List<FigureView> figures,
		List<TableView> tables) {

	public CurrencyView {
		figures = List.copyOf(figures);
		tables = List.copyOf(tables);
	}

}
