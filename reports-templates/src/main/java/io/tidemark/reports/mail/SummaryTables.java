package io.tidemark.reports.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.debtor.DebtorReader;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.headline.EachInTurn;
import io.tidemark.reports.text.CleanText;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.FigureView.ChangeView;
import io.tidemark.reports.view.OverviewView.MoverView;
import io.tidemark.reports.view.OverviewView.MoversView;
import io.tidemark.reports.view.ReportView.CurrencyView;
import io.tidemark.reports.view.TableView;
import io.tidemark.reports.view.TableView.LinkView;
import io.tidemark.reports.view.TableView.RowView;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a mail begins with: the MRR of all currencies, what moved it, and who
 * owes most.
 */
final class SummaryTables {

	/** How many movements are named. */
	static final int MOST_MOVERS = 5;

	private static final int MOST_DEBTORS = 3;

	private static final int LONGEST = 60;

	private static final Figure DEBTORS = Figures.load().find(DebtorReader.NAME);

	private final ReportParts parts;

	private final Notation notation;

	private final Wording words;

	private final List<CurrencyView> currencies;

	SummaryTables(ReportParts parts, List<CurrencyView> currencies) {
		this.parts = parts;
		this.notation = parts.notation();
		this.words = parts.words();
		this.currencies = currencies;
	}

	List<String> codes() {
		return this.currencies.stream().map(CurrencyView::code).toList();
	}

	/**
	 * Return the tables that there is anything to say in; that of currencies if there are
	 * several.
	 * @param mrr what the MRR is called, with its day if it is not the business date
	 * @param overdue returns what is overdue in a currency
	 */
	List<TableView> of(String mrr, Function<String, FigureView> overdue, MoversView movers) {
		List<TableView> tables = new ArrayList<>();
		if (this.currencies.size() > 1) {
			tables.add(currencies(mrr, overdue));
		}
		if (!this.currencies.isEmpty()) {
			tables.add(movers(movers));
		}
		TableView debtors = debtors();
		if (debtors != null) {
			tables.add(debtors);
		}
		return tables;
	}

	private TableView currencies(String mrr, Function<String, FigureView> overdue) {
		String since = this.currencies.stream()
			.flatMap((currency) -> currency.headline().changes().stream().limit(1))
			.map(ChangeView::words)
			.findFirst()
			.orElse("");
		return new TableView(this.words.say("currencies.title"),
				List.of("", mrr, since, overdue.apply(this.currencies.get(0).code()).label()),
				this.currencies.stream().map((currency) -> row(currency, overdue.apply(currency.code()))).toList(),
				null);
	}

	private static RowView row(CurrencyView currency, FigureView overdue) {
		ChangeView change = currency.headline()
			.changes()
			.stream()
			.findFirst()
			.orElse(new ChangeView("", "", null, "flat"));
		String share = (change.percent() != null) ? " (" + change.percent() + ")" : "";
		return new RowView(
				List.of(currency.code(), currency.headline().value(), change.amount() + share, overdue.value()),
				"plain", null, change.tone(), currency.href());
	}

	private TableView movers(MoversView movers) {
		List<RowView> rows = movers.rows()
			.stream()
			.map((mover) -> new RowView(List.of(mover.customer(), mover.amount()), "plain", why(mover), mover.tone(),
					mover.href()))
			.toList();
		String shown = this.notation.count(rows.size());
		String title = this.words.say("movers.title", movers.day());
		if (rows.isEmpty()) {
			return table(title, rows, this.words.say("movers.none"), null);
		}
		return (movers.all() != null)
				? table(title, rows, null, new LinkView(this.words.say("movers.all", movers.count()), movers.all()))
				: table(title, rows,
						shown.equals(movers.count()) ? null : this.words.say("movers.some", shown, movers.count()),
						null);
	}

	private static String why(MoverView mover) {
		return Stream.of(mover.movement(), mover.product(), mover.cause())
			.filter((part) -> !part.equals(Notation.NOTHING))
			.collect(Collectors.joining(" \u00B7 "));
	}

	/**
	 * Return the largest debtors of each currency in turn, null if nobody owes anything
	 * that is past due.
	 */
	private @Nullable TableView debtors() {
		List<FigureRow> overdue = new DebtorReader(this.parts.content(), DEBTORS.columns())
			.read(this.parts.snapshot(), Parameters.NONE.dealer(this.parts.dealerCode()))
			.rows()
			.stream()
			.filter((row) -> row.amount("overdue").signum() > 0)
			.sorted(Comparator.comparing((FigureRow row) -> row.amount("overdue")).reversed())
			.toList();
		if (overdue.isEmpty()) {
			return null;
		}
		List<RowView> rows = EachInTurn.of(overdue, (row) -> row.text("currency_code"), codes())
			.stream()
			.limit(MOST_DEBTORS)
			.map(this::debtor)
			.toList();
		String title = this.words.say("debtors.title",
				this.notation.fullDay(this.parts.snapshot().version().businessDate()));
		String count = this.notation.count(overdue.size());
		String all = this.parts.links().to(DEBTORS, Map.of());
		if (all != null) {
			return table(title, rows, null, new LinkView(this.words.say("debtors.all", count), all));
		}
		return table(title, rows, (rows.size() < overdue.size())
				? this.words.say("debtors.some", this.notation.count(rows.size()), count) : null, null);
	}

	private RowView debtor(FigureRow row) {
		String currency = row.text("currency_code");
		Object customer = row.get("customer_id");
		String name = (customer != null) ? CleanText.line(customer.toString(), LONGEST)
				: this.words.say("debtors.nobody");
		String href = (customer != null)
				? this.parts.links().to(DEBTORS, Map.of(Parameter.CUSTOMER_ID, customer.toString())) : null;
		String since = (row.get("oldest_due_on") != null)
				? this.words.say("debtors.since", this.notation.fullDay(row.date("oldest_due_on"))) : null;
		return new RowView(List.of(name, this.notation.money(row.amount("overdue"), currency) + "\u00A0" + currency),
				"plain", since, "flat", href);
	}

	private static TableView table(String title, List<RowView> rows, @Nullable String note, @Nullable LinkView more) {
		return new TableView(title, List.of("", ""), rows, note, more);
	}

}
