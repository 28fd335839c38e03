package io.tidemark.reports.mail;

import java.util.List;

import io.tidemark.reports.view.CurrencyView;
import io.tidemark.reports.view.FigureView;

/**
 * What one kind of report tells.
 *
 * @param period the day or month that it tells of
 * @param figures figures without a currency
 * @param currencies the figures of each currency
 * @param remarks sentences on what figures are compared with
 */
record ReportFigures(String period, List<FigureView> figures, List<CurrencyView> currencies, List<String> remarks) {
}
