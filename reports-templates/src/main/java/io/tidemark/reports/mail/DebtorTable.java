package io.tidemark.reports.mail;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
import io.tidemark.reports.view.TableView;
import io.tidemark.reports.view.TableView.LinkView;
import io.tidemark.reports.view.TableView.RowView;
import org.jspecify.annotations.Nullable;

/**
 * Shows who owes most that is past due, and since when.
 */
final class DebtorTable {

	private static final int MOST = 3;

	private static final int LONGEST = 60;

	private static final Figure FIGURE = Figures.load().find(DebtorReader.NAME);

	private final Notation notation;

	private final Wording words;

	private final MailLinks links;

	private DebtorTable(ReportParts parts) {
		this.notation = parts.notation();
		this.words = parts.words();
		this.links = parts.links();
	}

	/**
	 * Show the largest debtors of each currency in turn.
	 * @param currencies the order of currencies
	 * @return null if nobody owes anything that is past due
	 */
	static @Nullable TableView of(ReportParts parts, List<String> currencies) {
		List<FigureRow> overdue = new DebtorReader(parts.content(), FIGURE.columns())
			.read(parts.snapshot(), Parameters.NONE.dealer(parts.dealerCode()))
			.rows()
			.stream()
			.filter((row) -> row.amount("overdue").signum() > 0)
			.sorted(Comparator.comparing((FigureRow row) -> row.amount("overdue")).reversed())
			.toList();
		return overdue.isEmpty() ? null
				: new DebtorTable(parts).table(overdue, currencies, parts.snapshot().version().businessDate());
	}

	private TableView table(List<FigureRow> overdue, List<String> currencies, LocalDate date) {
		List<RowView> rows = EachInTurn.of(overdue, (row) -> row.text("currency_code"), currencies)
			.stream()
			.limit(MOST)
			.map(this::row)
			.toList();
		String count = this.notation.count(overdue.size());
		String all = this.links.to(FIGURE, Map.of());
		LinkView more = (all != null) ? new LinkView(this.words.say("debtors.all", count), all) : null;
		String note = (more == null && rows.size() < overdue.size())
				? this.words.say("debtors.some", Integer.toString(rows.size()), count) : null;
		return new TableView(this.words.say("debtors.title", this.notation.fullDay(date)), List.of("", ""), rows, note,
				more);
	}

	private RowView row(FigureRow row) {
		String currency = row.text("currency_code");
		String customer = (row.get("customer_id") instanceof String id) ? id : null;
		String href = (customer != null) ? this.links.to(FIGURE, Map.of(Parameter.CUSTOMER_ID, customer)) : null;
		String since = (row.get("oldest_due_on") instanceof LocalDate due)
				? this.words.say("debtors.since", this.notation.fullDay(due)) : null;
		return new RowView(
				List.of((customer != null) ? CleanText.line(customer, LONGEST) : this.words.say("debtors.nobody"),
						this.notation.money(row.amount("overdue"), currency) + "\u00A0" + currency),
				"plain", since, "flat", href);
	}

}
