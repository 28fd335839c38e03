package io.tidemark.reports.mail;

import java.util.List;
import java.util.function.Function;

import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.FigureView.ChangeView;
import io.tidemark.reports.view.ReportView.CurrencyView;
import io.tidemark.reports.view.TableView;
import io.tidemark.reports.view.TableView.RowView;

/**
 * Shows all currencies in one table: the MRR, its latest change and what is overdue.
 */
final class CurrencyTable {

	private CurrencyTable() {
	}

	/**
	 * Create the table.
	 * @param mrr what the MRR is called, with its day if it is not the business date
	 * @param overdue returns what is overdue in a currency
	 */
	static TableView of(ReportParts parts, String mrr, List<CurrencyView> currencies,
			Function<String, FigureView> overdue) {
		String since = currencies.stream()
			.flatMap((currency) -> currency.headline().changes().stream().limit(1))
			.map(ChangeView::words)
			.findFirst()
			.orElse("");
		List<String> columns = List.of("", mrr, since, overdue.apply(currencies.get(0).code()).label());
		List<RowView> rows = currencies.stream().map((currency) -> row(currency, overdue)).toList();
		return new TableView(parts.words().say("currencies.title"), columns, rows, null);
	}

	private static RowView row(CurrencyView currency, Function<String, FigureView> overdue) {
		ChangeView change = currency.headline()
			.changes()
			.stream()
			.findFirst()
			.orElse(new ChangeView("", "", null, "flat"));
		String share = (change.percent() != null) ? " (" + change.percent() + ")" : "";
		return new RowView(List.of(currency.code(), currency.headline().value(), change.amount() + share,
				overdue.apply(currency.code()).value()), "plain", null, change.tone(), currency.href());
	}

}
