package io.tidemark.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
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
	 * @param snapshot the snapshot to read from
	 * @param dealerCode the dealer to keep, null for all together
	 * @return the invoices by currency, without currencies that have none
	 */
	public Map<String, InvoiceBalance> read(Snapshot snapshot, @Nullable String dealerCode) {
		Map<String, InvoiceBalance> overdue = new TreeMap<>();
		KpiQuery query = new KpiQuery(AGING, null, null, dealerCode, null, null, null, null);
		for (List<@Nullable Object> row : this.kpis.read(snapshot, query).rows()) {
			if (InvoiceAge.isOverdue((String) Objects.requireNonNull(row.get(0)))) {
				InvoiceBalance balance = new InvoiceBalance((Long) Objects.requireNonNull(row.get(2)),
						(BigDecimal) Objects.requireNonNull(row.get(3)));
				overdue.merge((String) Objects.requireNonNull(row.get(1)), balance, InvoiceBalance::plus);
			}
		}
		return overdue;
	}

}
