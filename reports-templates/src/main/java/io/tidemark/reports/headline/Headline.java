package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.Currencies;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.figure.kpi.OverdueReader;
import io.tidemark.figure.series.MetricsReader;
import io.tidemark.figure.series.ReportingReader;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * The headline figures of one day by currency, for one dealer or all.
 */
final class Headline {

	private final Map<String, Map<HeadlineFigure, BigDecimal>> figures = new TreeMap<>();

	private final @Nullable Long customers;

	private @Nullable FigureRow reported;

	private Headline(@Nullable Long customers) {
		this.customers = customers;
	}

	/**
	 * Read what a snapshot says of its business date.
	 */
	static Headline read(SnapshotContent content, Snapshot snapshot, @Nullable String dealerCode) {
		Headline headline = new Headline(count(content, snapshot, dealerCode, "customers", "customer_count"));
		headline.addRevenue(content, snapshot, snapshot.version().businessDate(), dealerCode);
		for (FigureRow row : summary(content, snapshot, dealerCode, "invoices")) {
			String currency = row.text("invoice_currency");
			headline.put(currency, HeadlineFigure.INVOICES, BigDecimal.valueOf(row.count("invoice_count")));
			headline.put(currency, HeadlineFigure.INVOICED, rounded(row.amount("invoice_amount"), currency));
			headline.put(currency, HeadlineFigure.OUTSTANDING, rounded(row.amount("invoice_outstanding"), currency));
		}
		new OverdueReader(content).read(snapshot, dealerCode).forEach((currency, balance) -> {
			headline.put(currency, HeadlineFigure.OVERDUE_INVOICES, BigDecimal.valueOf(balance.count()));
			headline.put(currency, HeadlineFigure.OVERDUE, rounded(balance.outstanding(), currency));
		});
		return headline;
	}

	/**
	 * Read what a snapshot's series says of a day, which is all that it knows of it.
	 */
	static Headline readSeries(SnapshotContent content, Snapshot snapshot, LocalDate date,
			@Nullable String dealerCode) {
		Headline headline = new Headline(null);
		headline.addRevenue(content, snapshot, date, dealerCode);
		return headline;
	}

	/**
	 * Read how many there are of an object that has no currency.
	 */
	static long count(SnapshotContent content, Snapshot snapshot, @Nullable String dealerCode, String object,
			String column) {
		List<FigureRow> rows = summary(content, snapshot, dealerCode, object);
		return rows.isEmpty() ? 0 : rows.get(0).count(column);
	}

	private static List<FigureRow> summary(SnapshotContent content, Snapshot snapshot, @Nullable String dealerCode,
			String object) {
		Kpi kpi = Catalogue.load().find(object, Kpi.SUMMARY);
		return new KpiReader(content).read(snapshot, kpi, Parameters.NONE.dealer(dealerCode)).rows();
	}

	private void addRevenue(SnapshotContent content, Snapshot snapshot, LocalDate date, @Nullable String dealerCode) {
		Parameters day = Parameters.NONE.between(date, date).dealer(dealerCode).every(Interval.DAY);
		new ReportingReader(content).read(snapshot, day).rows().forEach((row) -> this.reported = row);
		for (FigureRow row : new MetricsReader(content).read(snapshot, day).rows()) {
			String currency = row.text("currency_code");
			put(currency, HeadlineFigure.MRR, row.amount("mrr"));
			BigDecimal arpa = row.amountOrNull("arpa");
			if (arpa != null) {
				put(currency, HeadlineFigure.ARPA, arpa);
			}
			put(currency, HeadlineFigure.PAYING_CUSTOMERS, BigDecimal.valueOf(row.count("paying_customers")));
		}
	}

	/**
	 * Return the row with the MRR of all currencies in the reporting currency, null
	 * without one.
	 */
	@Nullable FigureRow reported() {
		return this.reported;
	}

	/**
	 * Return the MRR of all currencies, null unless it is in this currency.
	 */
	@Nullable BigDecimal reportedIn(String currency) {
		FigureRow row = this.reported;
		return (row != null && row.text("currency_code").equals(currency)) ? row.amount("revenue") : null;
	}

	/**
	 * Round to what is shown, so that changes are those of the figures beside them.
	 */
	private static BigDecimal rounded(BigDecimal amount, String currency) {
		return amount.setScale(Currencies.minorUnit(currency), RoundingMode.HALF_UP);
	}

	private void put(String currency, HeadlineFigure figure, BigDecimal value) {
		this.figures.computeIfAbsent(currency, (code) -> new EnumMap<>(HeadlineFigure.class)).put(figure, value);
	}

	/**
	 * Return how many customers there were, null if that is unknown and neither are
	 * invoices.
	 */
	@Nullable Long customers() {
		return this.customers;
	}

	Set<String> currencies() {
		return this.figures.keySet();
	}

	/**
	 * Return a figure that was read, null if there is none.
	 */
	@Nullable BigDecimal get(String currency, HeadlineFigure figure) {
		return this.figures.getOrDefault(currency, Map.of()).get(figure);
	}

	/**
	 * Return a figure: 0 if the currency has none, null if that is unknown.
	 */
	@Nullable BigDecimal find(String currency, HeadlineFigure figure) {
		BigDecimal value = get(currency, figure);
		if (value != null) {
			return value;
		}
		return switch (figure) {
			case MRR, PAYING_CUSTOMERS -> BigDecimal.ZERO;
			case INVOICES, INVOICED, OUTSTANDING, OVERDUE, OVERDUE_INVOICES ->
				(this.customers != null) ? BigDecimal.ZERO : null;
			case ARPA -> null;
		};
	}

}
