package io.tidemark.figure.kpi;

import io.tidemark.figure.kpi.DealerInvoiceReader.DealerInvoices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Ranks dealers by what was invoiced in a period.
 */
public final class DealerInvoiceReader {

	private static final Kpi BY_DEALER = Catalogue.load().find("invoices", "byDealer");

	private static final BigDecimal NOTHING = new BigDecimal("0.000");

	private static final Comparator<DealerInvoices> ORDER = Comparator
		.comparing((DealerInvoices dealer) -> dealer.sums().amount())
		.thenComparing((dealer) -> dealer.sums().outstanding())
		.reversed()
		.thenComparing(DealerInvoices::dealerCode, CodePoints::compare);

	private final KpiReader kpis;

	public DealerInvoiceReader(SnapshotContent content) {
		this.kpis = new KpiReader(content);
	}

	/**
	 * Read the ranking of each currency: by the amount invoiced, then by what is
	 * outstanding of all invoices, then by code point of the dealer's code.
	 * @param from the first local day of issue, inclusive
	 * @param to the last local day of issue, inclusive
	 * @param dealerCode the dealer to keep, null for all
	 * @param most how many dealers are listed one by one, at least 1
	 */
	public Map<String, DealerRanking> read(Snapshot snapshot, LocalDate from, LocalDate to, @Nullable String dealerCode,
			int most) {
		Map<String, Map<String, InvoiceSums>> byCurrency = new TreeMap<>();
		for (FigureRow row : rows(snapshot, from, to, dealerCode)) {
			add(byCurrency, row, new InvoiceSums(row.count("invoice_count"), row.amount("invoice_amount"), NOTHING));
		}
		for (FigureRow row : rows(snapshot, null, null, dealerCode)) {
			add(byCurrency, row, new InvoiceSums(0, NOTHING, row.amount("invoice_outstanding")));
		}
		Map<String, DealerRanking> rankings = new TreeMap<>();
		byCurrency.forEach((currency, dealers) -> rankings.put(currency, rank(dealers, most)));
		return rankings;
	}

	private List<FigureRow> rows(Snapshot snapshot, @Nullable LocalDate from, @Nullable LocalDate to,
			@Nullable String dealerCode) {
		return this.kpis.read(snapshot, BY_DEALER, Parameters.NONE.dealer(dealerCode).between(from, to)).rows();
	}

	private static void add(Map<String, Map<String, InvoiceSums>> byCurrency, FigureRow row, InvoiceSums sums) {
		byCurrency.computeIfAbsent(row.text("invoice_currency"), (currency) -> new TreeMap<>())
			.merge(row.text("invoice_dealer"), sums, InvoiceSums::plus);
	}

	private static DealerRanking rank(Map<String, InvoiceSums> dealers, int most) {
		List<DealerInvoices> ranked = dealers.entrySet()
			.stream()
			.map((dealer) -> new DealerInvoices(dealer.getKey(), dealer.getValue()))
			.sorted(ORDER)
			.toList();
		List<DealerInvoices> others = ranked.subList(Math.min(most, ranked.size()), ranked.size());
		return new DealerRanking(ranked.subList(0, ranked.size() - others.size()), others.size(), sum(others),
				Objects.requireNonNull(sum(ranked)));
	}

	private static @Nullable InvoiceSums sum(List<DealerInvoices> dealers) {
		return dealers.stream().map(DealerInvoices::sums).reduce(InvoiceSums::plus).orElse(null);
	}

	/**
	 * What a dealer's invoices of one currency come to.
	 */
	public record DealerInvoices(String dealerCode, InvoiceSums sums) {
	}

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

}
