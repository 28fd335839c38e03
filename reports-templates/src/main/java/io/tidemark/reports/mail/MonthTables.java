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
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Movement;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.DealerInvoiceReader;
import io.tidemark.figure.kpi.DealerInvoices;
import io.tidemark.figure.kpi.DealerRanking;
import io.tidemark.figure.kpi.InvoiceSums;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.figure.movement.CustomerMovement;
import io.tidemark.figure.movement.TopMovementReader;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.DealerLabels;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.RowView;
import io.tidemark.reports.view.TableView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a month's report has besides the bridge.
 */
final class MonthTables {

	private static final List<Movement> RANKED = List.of(Movement.EXPANSION, Movement.CONTRACTION, Movement.CHURN);

	private static final int MOST_MOVEMENTS = 5;

	private static final int MOST_DEALERS = 10;

	private static final int LONGEST_NAME = 60;

	private static final Kpi AGING = Catalogue.load().find("invoices", "aging");

	private final Notation notation;

	private final Wording words;

	private final Map<Movement, Map<String, List<CustomerMovement>>> movements = new EnumMap<>(Movement.class);

	private final Map<String, DealerRanking> dealers;

	private final DealerLabels names;

	private final List<FigureRow> ages;

	MonthTables(SnapshotContent content, Snapshot snapshot, YearMonth month, @Nullable String dealerCode,
			DealerLabels names, Notation notation, Wording words) {
		this.notation = notation;
		this.words = words;
		LocalDate from = month.atDay(1);
		LocalDate to = month.atEndOfMonth();
		TopMovementReader top = new TopMovementReader(content);
		RANKED.forEach((movement) -> this.movements.put(movement,
				top.read(snapshot, from, to, dealerCode, movement, MOST_MOVEMENTS)));
		this.dealers = new DealerInvoiceReader(content).read(snapshot, from, to, dealerCode, MOST_DEALERS);
		this.names = names;
		this.ages = new KpiReader(content).read(snapshot, AGING, Parameters.NONE.dealer(dealerCode)).rows();
	}

	/**
	 * Return the tables of a currency, without those that would be empty.
	 */
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
			rows.add(new RowView(cells(this.names.of(dealer.dealerCode()), dealer.sums(), currency), "plain"));
		}
		InvoiceSums others = ranking.others();
		if (others != null) {
			rows.add(new RowView(cells(this.words.say("dealers.others", this.notation.count(ranking.otherDealers())),
					others, currency), "quiet"));
		}
		rows.add(new RowView(cells(this.words.say("dealers.total"), ranking.total(), currency), "total"));
		return new TableView(this.words.say("dealers.title"),
				List.of(this.words.say("dealers.dealer"), this.words.say("figure.invoices"),
						this.words.say("dealers.invoiced"), this.words.say("dealers.outstanding")),
				rows, this.words.say("dealers.note"));
	}

	private List<String> cells(String label, InvoiceSums sums, String currency) {
		return List.of(label, this.notation.count(sums.invoiced()), this.notation.money(sums.amount(), currency),
				this.notation.money(sums.outstanding(), currency));
	}

	private List<RowView> ages(String currency) {
		return this.ages.stream().filter((row) -> currency.equals(row.text("invoice_currency"))).map((row) -> {
			String age = row.text("invoice_age");
			String key = "age." + age.toLowerCase(Locale.ROOT).replace(' ', '-');
			return RowView.of(this.words.sayOr(key, age), this.notation.count(row.count("invoice_count")),
					this.notation.money(row.amount("invoice_outstanding"), currency));
		}).toList();
	}

}
