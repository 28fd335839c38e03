package io.tidemark.figure.kpi;

/**
 * What a dealer's invoices of one currency come to.
 *
 * @param dealerCode the dealer's code
 * @param sums what they come to
 */
public record DealerInvoices(String dealerCode, InvoiceSums sums) {
}
