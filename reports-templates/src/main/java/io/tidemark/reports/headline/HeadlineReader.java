package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.Currencies;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.figure.kpi.OverdueReader;
import io.tidemark.figure.series.MetricsReader;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headline figures of snapshots, for one dealer or all.
 */
public final class HeadlineReader {

	private static final Kpi INVOICES = Catalogue.load().find("invoices", Kpi.SUMMARY);

	private final KpiReader kpis;

	private final MetricsReader metrics;

	private final OverdueReader overdue;

	private final @Nullable String dealerCode;

	public HeadlineReader(SnapshotContent content, @Nullable String dealerCode) {
		this.kpis = new KpiReader(content);
		this.metrics = new MetricsReader(content);
		this.overdue = new OverdueReader(content);
		this.dealerCode = dealerCode;
	}

	/**
	 * Read what a snapshot says of its business date.
	 */
	Headline read(Snapshot snapshot) {
		Headline headline = new Headline(count(snapshot, "customers", "customer_count"));
		addRevenue(headline, snapshot, snapshot.version().businessDate());
		for (FigureRow row : rows(snapshot, INVOICES)) {
			String currency = row.text("invoice_currency");
			headline.put(currency, HeadlineFigure.INVOICES, BigDecimal.valueOf(row.count("invoice_count")));
			headline.put(currency, HeadlineFigure.INVOICED, rounded(row.amount("invoice_amount"), currency));
			headline.put(currency, HeadlineFigure.OUTSTANDING, rounded(row.amount("invoice_outstanding"), currency));
		}
		this.overdue.read(snapshot, this.dealerCode).forEach((currency, balance) -> {
			headline.put(currency, HeadlineFigure.OVERDUE_INVOICES, BigDecimal.valueOf(balance.count()));
			headline.put(currency, HeadlineFigure.OVERDUE, rounded(balance.outstanding(), currency));
		});
		return headline;
	}

	/**
	 * Read how many there are of an object that has no currency.
	 */
	long count(Snapshot snapshot, String object, String column) {
		List<FigureRow> rows = rows(snapshot, Catalogue.load().find(object, Kpi.SUMMARY));
		return rows.isEmpty() ? 0 : rows.get(0).count(column);
	}

	/**
	 * Read what a snapshot's series says of a day, which is all that it knows of it.
	 */
	Headline readSeries(Snapshot snapshot, LocalDate date) {
		Headline headline = new Headline(null);
		addRevenue(headline, snapshot, date);
		return headline;
	}

	private void addRevenue(Headline headline, Snapshot snapshot, LocalDate date) {
		Parameters day = Parameters.NONE.between(date, date).dealer(this.dealerCode).every(Interval.DAY);
		for (FigureRow row : this.metrics.read(snapshot, day).rows()) {
			String currency = row.text("currency_code");
			headline.put(currency, HeadlineFigure.MRR, row.amount("mrr"));
			BigDecimal arpa = row.amountOrNull("arpa");
			if (arpa != null) {
				headline.put(currency, HeadlineFigure.ARPA, arpa);
			}
			headline.put(currency, HeadlineFigure.PAYING_CUSTOMERS, BigDecimal.valueOf(row.count("paying_customers")));
		}
	}

	private List<FigureRow> rows(Snapshot snapshot, Kpi kpi) {
		return this.kpis.read(snapshot, kpi, Parameters.NONE.dealer(this.dealerCode)).rows();
	}

	/**
	 * Round to what is shown, so that changes are those of the figures beside them.
	 */
	private static BigDecimal rounded(BigDecimal amount, String currency) {
		return amount.setScale(Currencies.minorUnit(currency), RoundingMode.HALF_UP);
	}

}
