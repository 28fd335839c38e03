package io.tidemark.figure.kpi;

import java.math.BigDecimal;

/**
 * What invoices of one currency come to.
 *
 * @param invoiced how many were issued in a period
 * @param amount what these add up to, with 3 decimals
 * @param outstanding what is yet to be paid of all invoices, with 3 decimals
 */
public record InvoiceSums(long invoiced, BigDecimal amount, BigDecimal outstanding) {

	InvoiceSums plus(InvoiceSums other) {
		return new InvoiceSums(this.invoiced + other.invoiced, this.amount.add(other.amount),
				this.outstanding.add(other.outstanding));
	}

}
