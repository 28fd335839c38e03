package io.tidemark.jobs.demo;

import java.math.BigDecimal;

/**
 * A line of an invoice.
 */
record InvoiceItem(long id, ItemCategory category, String description, BigDecimal net, BigDecimal tax) {

}
