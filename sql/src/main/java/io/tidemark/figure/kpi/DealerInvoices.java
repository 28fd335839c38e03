package io.tidemark.figure.kpi;

/**
 * What a dealer's invoices of one currency come to.
 */
public record DealerInvoices(String dealerCode, InvoiceSums sums) {
}
