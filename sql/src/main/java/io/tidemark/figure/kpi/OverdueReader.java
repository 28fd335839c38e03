package io.tidemark.figure.kpi;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.InvoiceAge;
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
	 * Read what is past due at the snapshot's business date, by currency, without
	 * currencies that have none.
	 * @param dealerCode the dealer to keep, null for all together
	 */
	public Map<String, Balance> read(Snapshot snapshot, @Nullable String dealerCode) {
		Map<String, Balance> overdue = new TreeMap<>();
		for (FigureRow row : this.kpis.read(snapshot, AGING, Parameters.NONE.dealer(dealerCode)).rows()) {
			if (InvoiceAge.isOverdue(row.text("invoice_age"))) {
				Balance balance = new Balance(row.count("invoice_count"), row.amount("invoice_outstanding"));
				overdue.merge(row.text("invoice_currency"), balance, Balance::plus);
			}
		}
		return overdue;
	}

	/**
	 * How many invoices of one currency there are, and what is yet to be paid of them.
	 */
	public record Balance(long count, BigDecimal outstanding) {

		private Balance plus(Balance other) {
			return new Balance(this.count + other.count, this.outstanding.add(other.outstanding));
		}

	}

}
