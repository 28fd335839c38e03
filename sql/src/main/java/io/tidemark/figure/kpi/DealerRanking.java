package io.tidemark.figure.kpi;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The dealers of one currency by what they were invoiced.
 *
 * @param first the dealers with the highest amounts, highest first
 * @param otherDealers how many dealers there are besides
 * @param others what their invoices come to, null if there are none
 * @param total what all dealers' invoices come to
 */
public record DealerRanking(List<DealerInvoices> first, int otherDealers, @Nullable InvoiceSums others,
		InvoiceSums total) {

	public DealerRanking {
		first = List.copyOf(first);
	}

}
