package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.DealerInvoiceReader;
import io.tidemark.figure.kpi.DealerInvoiceReader.DealerInvoices;
import io.tidemark.figure.kpi.DealerInvoiceReader.DealerRanking;
import io.tidemark.figure.kpi.InvoiceSums;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.figure.movement.TopMovementReader.CustomerMovement;
import io.tidemark.figure.movement.TopMovementReader;
import io.tidemark.figure.series.MetricsReader;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.DealerLabels;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.TableView;
import io.tidemark.reports.view.TableView.RowView;
import io.tidemark.snapshot.Snapshot;

/**
 * The tables that a month's report has besides the bridge.
 */
final class MonthTables {

	private static final List<Movement> RANKED = List.of(Movement.EXPANSION, Movement.CONTRACTION, Movement.CHURN);

	private static final List<String> METRICS = List.of("arr", "arpa", "paying_customers", "new_customers",
			"reactivated_customers", "churned_customers", "customer_churn_rate", "net_revenue_retention",
			"gross_revenue_retention", "trailing_customer_churn_rate", "trailing_net_revenue_retention",
			"trailing_gross_revenue_retention", "lifetime_value");

	private static final int MOST_MOVEMENTS = 5;

	private static final int MOST_DEALERS = 10;

	private static final int LONGEST_NAME = 60;

	private final Notation notation;

	private final Wording words;

	private final DealerLabels names;

	private final YearMonth month;

	private final Map<Movement, Map<String, List<CustomerMovement>>> movements = new EnumMap<>(Movement.class);

	private final Map<String, DealerRanking> dealers;

	private final List<FigureRow> ages;

	private final List<FigureRow> metrics;

	MonthTables(ReportParts parts, YearMonth month) {
		this.notation = parts.notation();
		this.words = parts.words();
		this.names = parts.dealers();
		this.month = month;
		Snapshot snapshot = parts.snapshot();
		String dealerCode = parts.dealerCode();
		LocalDate from = month.atDay(1);
		LocalDate to = month.atEndOfMonth();
		TopMovementReader top = new TopMovementReader(parts.content());
		RANKED.forEach((movement) -> this.movements.put(movement,
				top.read(snapshot, from, to, dealerCode, movement, MOST_MOVEMENTS)));
		this.dealers = new DealerInvoiceReader(parts.content()).read(snapshot, from, to, dealerCode, MOST_DEALERS);
		Parameters dealer = Parameters.NONE.dealer(dealerCode);
		this.ages = new KpiReader(parts.content()).read(snapshot, Catalogue.load().find("invoices", "aging"), dealer)
			.rows();
		this.metrics = new MetricsReader(parts.content())
			.read(snapshot, dealer.between(month.minusMonths(1).atDay(1), to).every(Interval.MONTH))
			.rows();
	}

	List<TableView> of(String currency) {
		List<TableView> tables = new ArrayList<>();
		for (Movement movement : RANKED) {
			List<CustomerMovement> largest = Objects.requireNonNull(this.movements.get(movement)).get(currency);
			if (largest != null) {
				tables.add(movements(movement, largest, currency));
			}
		}
		DealerRanking ranking = this.dealers.get(currency);
		if (ranking != null) {
			tables.add(dealers(ranking, currency));
		}
		List<RowView> rows = ages(currency);
		if (!rows.isEmpty()) {
			tables.add(new TableView(this.words.say("aging.title"),
					List.of("", this.words.say("figure.invoices"), this.words.say("figure.outstanding")), rows, null));
		}
		return tables;
	}

	private TableView movements(Movement movement, List<CustomerMovement> largest, String currency) {
		List<RowView> rows = new ArrayList<>();
		for (CustomerMovement each : largest) {
			BigDecimal change = movement.isGain() ? each.amount() : each.amount().negate();
			rows.add(RowView.of(
					CleanText.line(each.customerId(), LONGEST_NAME) + " \u00B7 " + this.notation.day(each.date()),
					this.notation.money(each.before(), currency), this.notation.money(each.after(), currency),
					Notation.signed(change, this.notation.money(change, currency))));
		}
		return new TableView(
				this.words.say("top." + movement.label()), List.of(this.words.say("top.customer"),
						this.words.say("top.before"), this.words.say("top.after"), this.words.say("top.change")),
				rows, null);
	}

	private TableView dealers(DealerRanking ranking, String currency) {
		List<RowView> rows = new ArrayList<>();
		for (DealerInvoices dealer : ranking.first()) {
			rows.add(row("plain", this.names.of(dealer.dealerCode()), dealer.sums(), currency));
		}
		InvoiceSums others = ranking.others();
		if (others != null) {
			rows.add(row("quiet", this.words.say("dealers.others", this.notation.count(ranking.otherDealers())), others,
					currency));
		}
		rows.add(row("total", this.words.say("dealers.total"), ranking.total(), currency));
		return new TableView(this.words.say("dealers.title"),
				List.of(this.words.say("dealers.dealer"), this.words.say("figure.invoices"),
						this.words.say("dealers.invoiced"), this.words.say("dealers.outstanding")),
				rows, this.words.say("dealers.note"));
	}

	private RowView row(String kind, String label, InvoiceSums sums, String currency) {
		return new RowView(List.of(label, this.notation.count(sums.invoiced()),
				this.notation.money(sums.amount(), currency), this.notation.money(sums.outstanding(), currency)), kind);
	}

	private List<RowView> ages(String currency) {
		return this.ages.stream().filter((row) -> currency.equals(row.text("invoice_currency"))).map((row) -> {
			String age = row.text("invoice_age");
			String key = "age." + age.toLowerCase(Locale.ROOT).replace(' ', '-');
			return RowView.of(this.words.sayOr(key, age), this.notation.count(row.count("invoice_count")),
					this.notation.money(row.amount("invoice_outstanding"), currency));
		}).toList();
	}

	/**
	 * Return the subscription metrics beside those of the month before, if there was any
	 * MRR then.
	 */
	TableView metrics(String currency) {
		YearMonth before = this.month.minusMonths(1);
		List<FigureColumn> columns = Catalogue.load().findSeries(MetricsReader.NAME).columns();
		List<RowView> rows = new ArrayList<>();
		boolean isFirst = this.metrics.stream()
			.noneMatch((row) -> currency.equals(row.text("currency_code"))
					&& YearMonth.from(row.date("date")).equals(before));
		for (String name : METRICS) {
			FigureColumn column = columns.stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
			List<String> cells = new ArrayList<>(
					List.of(this.words.say("metric." + name), metric(this.month, currency, column)));
			if (!isFirst) {
				cells.add(metric(before, currency, column));
			}
			if (cells.stream().skip(1).anyMatch((cell) -> !cell.equals(Notation.NOTHING))) {
				rows.add(new RowView(cells, "plain"));
			}
		}
		List<String> titles = new ArrayList<>(List.of("", this.notation.month(this.month.atDay(1))));
		if (!isFirst) {
			titles.add(this.notation.month(before.atDay(1)));
		}
		return new TableView(this.words.say(isFirst ? "metric.first" : "metric.title"), titles, rows, null);
	}

	private String metric(YearMonth of, String currency, FigureColumn column) {
		Object value = this.metrics.stream()
			.filter((row) -> currency.equals(row.text("currency_code")) && YearMonth.from(row.date("date")).equals(of))
			.map((row) -> row.get(column.name()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		if (value == null) {
			return Notation.NOTHING;
		}
		return switch (column.kind()) {
			case COUNT, CHANGE -> this.notation.count((Long) value);
			case RATIO ->
				column.isShare() ? this.notation.percent((BigDecimal) value) : this.notation.ratio((BigDecimal) value);
			case MONEY, AMOUNT -> this.notation.money((BigDecimal) value, currency);
			case TEXT, CURRENCY, MONTH, AGE, DATE, FLAG -> value.toString();
		};
	}

}
