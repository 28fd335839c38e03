package io.tidemark.figure.kpi;

import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the invoices that are past due, whatever their age.
 */
public final class OverdueReader {

	private static final Kpi AGING = Catalogue.load().find("invoices", "aging");

	private final KpiReader kpis;

	public OverdueReader(SnapshotContent content) {
		this.kpis = new KpiReader(content);
	}

	/**
	 * Read what is past due at the snapshot's business date.
	 * @param dealerCode the dealer to keep, null for all together
	 * @return the invoices by currency, without currencies that have none
	 */
	public Map<String, InvoiceBalance> read(Snapshot snapshot, @Nullable String dealerCode) {
		Map<String, InvoiceBalance> overdue = new TreeMap<>();
		for (FigureRow row : this.kpis.read(snapshot, AGING, Parameters.NONE.dealer(dealerCode)).rows()) {
			if (InvoiceAge.isOverdue(row.text("invoice_age"))) {
				InvoiceBalance balance = new InvoiceBalance(row.count("invoice_count"),
						row.amount("invoice_outstanding"));
				overdue.merge(row.text("invoice_currency"), balance, InvoiceBalance::plus);
			}
		}
		return overdue;
	}

}
