package io.tidemark.reports.view;

/**
 * The MRR of one currency at a glance.
 *
 * @param code the ISO 4217 code
 * @param mrr the MRR with its changes
 * @param line how the MRR came there
 */
public record CurrencyOverview(String code, FigureView mrr, LineView line) {
}
