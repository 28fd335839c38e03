package io.tidemark.figure.kpi;

import java.math.BigDecimal;

/**
 * Invoices of one currency, counted and added up.
 *
 * @param count how many there are
 * @param outstanding what is yet to be paid of them, with 3 decimals
 */
public record InvoiceBalance(long count, BigDecimal outstanding) {

	InvoiceBalance plus(InvoiceBalance other) {
		return new InvoiceBalance(this.count + other.count, this.outstanding.add(other.outstanding));
	}

}
