package io.tidemark.reports.view;

/**
 * The MRR of one currency at a glance.
 */
public record CurrencyOverview(String code, FigureView mrr, LineView line) {
}
