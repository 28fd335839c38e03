package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.kpi.KpiReader;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.FigureView.ChangeView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotHistory;
import org.jspecify.annotations.Nullable;

/**
 * The headline figures of a snapshot beside those that they are compared with.
 */
public final class Headlines {

	private static final int WEEK = 7;

	private final SnapshotContent content;

	private final Snapshot snapshot;

	private final @Nullable String dealerCode;

	private final Headline present;

	private final TrailingYear year;

	private final List<Comparison> comparisons = new ArrayList<>();

	/** What was invoiced by currency, by the first day that counts. */
	private final Map<LocalDate, Map<String, BigDecimal>> invoiced = new HashMap<>();

	private final Notation notation;

	private final Wording words;

	public Headlines(SnapshotContent content, Snapshot snapshot, @Nullable String dealerCode, Notation notation,
			Wording words) {
		this.content = content;
		this.snapshot = snapshot;
		this.dealerCode = dealerCode;
		this.present = Headline.read(content, snapshot, dealerCode);
		this.year = new TrailingYear(content, snapshot, dealerCode, notation, words);
		this.notation = notation;
		this.words = words;
	}

	/**
	 * Read the figures of a snapshot and what they are compared with: the previous
	 * snapshot, a week and a month ago.
	 */
	public Headlines(SnapshotContent content, SnapshotHistory history, Snapshot snapshot, @Nullable String dealerCode,
			Notation notation, Wording words) {
		this(content, snapshot, dealerCode, notation, words);
		LocalDate date = snapshot.version().businessDate();
		Snapshot previous = history.findPrevious(snapshot).orElse(null);
		compare((previous != null) ? previous.version().businessDate() : date.minusDays(1), previous);
		for (LocalDate wanted : List.of(date.minusDays(WEEK), date.minusMonths(1))) {
			compare(wanted, history.findByBusinessDate(snapshot.tenant(), wanted).orElse(null));
		}
	}

	private void compare(LocalDate wanted, @Nullable Snapshot other) {
		this.comparisons
			.add(new Comparison(wanted, other, (other != null) ? Headline.read(this.content, other, this.dealerCode)
					: Headline.readSeries(this.content, this.snapshot, wanted, this.dealerCode)));
	}

	/**
	 * Return the currencies, that with most paying customers first.
	 */
	public List<String> currencies() {
		Comparator<String> byCustomers = Comparator.comparing((currency) -> Objects
			.requireNonNullElse(this.present.find(currency, HeadlineFigure.PAYING_CUSTOMERS), BigDecimal.ZERO));
		return this.present.currencies()
			.stream()
			.sorted(byCustomers.reversed().thenComparing(Comparator.naturalOrder()))
			.toList();
	}

	public FigureView customers() {
		BigDecimal now = BigDecimal.valueOf(Objects.requireNonNull(this.present.customers()));
		List<ChangeView> changes = changes(HeadlineFigure.PAYING_CUSTOMERS, "", now, (headline) -> {
			Long before = headline.customers();
			return (before != null) ? BigDecimal.valueOf(before) : null;
		});
		return new FigureView(this.words.say("figure.customers"), shown(HeadlineFigure.PAYING_CUSTOMERS, "", now),
				changes);
	}

	/**
	 * Return the MRR of all currencies, null without a reporting currency.
	 */
	public @Nullable FigureView reportingMrr() {
		FigureRow row = this.present.reported();
		if (row == null) {
			return null;
		}
		String currency = row.text("currency_code");
		BigDecimal now = row.amount("revenue");
		List<ChangeView> changes = changes(HeadlineFigure.MRR, currency, now,
				(headline) -> headline.reportedIn(currency));
		return new FigureView(this.words.say("figure.reportingMrr", currency), shown(HeadlineFigure.MRR, currency, now),
				changes);
	}

	public FigureView mrr(String currency) {
		return figure(currency, HeadlineFigure.MRR);
	}

	/**
	 * Return all figures of a currency besides its MRR that there are.
	 */
	public List<FigureView> others(String currency) {
		List<FigureView> figures = new ArrayList<>();
		if (this.present.get(currency, HeadlineFigure.MRR) != null) {
			figures.add(figure(currency, HeadlineFigure.PAYING_CUSTOMERS));
			if (this.present.get(currency, HeadlineFigure.ARPA) != null) {
				figures.add(figure(currency, HeadlineFigure.ARPA));
			}
		}
		figures.addAll(trailingYear(currency));
		figures.addAll(invoices(currency));
		return figures;
	}

	/**
	 * Return what is invoiced and owed in a currency, nothing if there never was an
	 * invoice in it.
	 */
	public List<FigureView> invoices(String currency) {
		return (this.present.get(currency, HeadlineFigure.INVOICES) == null) ? List.of()
				: List.of(invoicedThisMonth(currency), figure(currency, HeadlineFigure.OUTSTANDING),
						figure(currency, HeadlineFigure.OVERDUE_INVOICES), figure(currency, HeadlineFigure.OVERDUE));
	}

	/**
	 * Return what is past due in a currency.
	 */
	public FigureView overdue(String currency) {
		return figure(currency, HeadlineFigure.OVERDUE);
	}

	/**
	 * Return what the invoices of the month so far come to, beside those of the same days
	 * of the month before.
	 */
	FigureView invoicedThisMonth(String currency) {
		LocalDate to = this.snapshot.version().businessDate();
		LocalDate from = to.withDayOfMonth(1);
		BigDecimal now = invoiced(from, to).getOrDefault(currency, BigDecimal.ZERO);
		BigDecimal before = invoiced(from.minusMonths(1), to.minusMonths(1)).getOrDefault(currency, BigDecimal.ZERO);
		return new FigureView(this.words.say("overview.invoiced"), this.notation.money(now, currency),
				List.of(new ChangeView(this.words.say("overview.monthBefore", this.notation.day(to.minusMonths(1))),
						this.notation.money(before, currency), null, "flat")));
	}

	private Map<String, BigDecimal> invoiced(LocalDate from, LocalDate to) {
		return this.invoiced.computeIfAbsent(from, (first) -> new KpiReader(this.content)
			.read(this.snapshot, Catalogue.load().find("invoices", Kpi.SUMMARY),
					Parameters.NONE.between(first, to).dealer(this.dealerCode))
			.rows()
			.stream()
			.collect(Collectors.toMap((row) -> row.text("invoice_currency"), (row) -> row.amount("invoice_amount"))));
	}

	/**
	 * Return the retention, churn and lifetime value of the 12 months up to the latest
	 * end of a month, those that there are.
	 */
	public List<FigureView> trailingYear(String currency) {
		return this.year.figures(currency);
	}

	/**
	 * Return one of these, a dash if there is none.
	 */
	FigureView trailingYear(String currency, RetentionFigure figure) {
		return this.year.figure(currency, figure);
	}

	/**
	 * Return the reporting currency, null without one.
	 */
	@Nullable String reportingCurrency() {
		FigureRow row = this.present.reported();
		return (row != null) ? row.text("currency_code") : null;
	}

	FigureView figure(String currency, HeadlineFigure figure) {
		BigDecimal now = this.present.find(currency, figure);
		List<ChangeView> changes = changes(figure, currency, now, (headline) -> headline.find(currency, figure));
		return new FigureView(this.words.say(figure.textKey()), shown(figure, currency, now), changes);
	}

	/**
	 * Return the changes of a figure since each day that knows it.
	 */
	private List<ChangeView> changes(HeadlineFigure figure, String currency, @Nullable BigDecimal now,
			Function<Headline, @Nullable BigDecimal> then) {
		List<ChangeView> changes = new ArrayList<>();
		for (Comparison comparison : this.comparisons) {
			BigDecimal before = then.apply(comparison.headline());
			if (now != null && before != null) {
				changes.add(change(since(comparison), figure, currency, now, before));
			}
		}
		return changes;
	}

	private ChangeView change(String since, HeadlineFigure figure, String currency, BigDecimal now, BigDecimal before) {
		String words = this.words.say("changes.since", since);
		BigDecimal change = now.subtract(before);
		if (change.signum() == 0) {
			return new ChangeView(words, Notation.NO_CHANGE, null, "flat");
		}
		return new ChangeView(words, Notation.signed(change, shown(figure, currency, change)),
				this.notation.share(change, before), figure.tone(change.signum()));
	}

	private String shown(HeadlineFigure figure, String currency, @Nullable BigDecimal value) {
		if (value == null) {
			return Notation.NOTHING;
		}
		return figure.isMoney() ? this.notation.money(value, currency) : this.notation.count(value.longValueExact());
	}

	private String since(Comparison comparison) {
		Snapshot other = comparison.snapshot();
		boolean isSameDay = other != null
				&& other.version().businessDate().equals(this.snapshot.version().businessDate());
		return (isSameDay && other != null) ? other.version().toString() : this.notation.day(comparison.date());
	}

	/**
	 * Return sentences on what is compared with where that is not what a reader expects.
	 */
	public List<String> remarks() {
		List<String> remarks = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		for (Comparison comparison : this.comparisons) {
			String wanted = this.notation.fullDay(comparison.wanted());
			if (comparison.snapshot() == null) {
				unknown.add(wanted);
			}
			else if (!comparison.date().equals(comparison.wanted())) {
				remarks.add(this.words.say("remark.nearest", wanted, this.notation.fullDay(comparison.date())));
			}
		}
		if (!unknown.isEmpty()) {
			remarks.add(this.words.say("remark.series", String.join(", ", unknown)));
		}
		return remarks;
	}

	/**
	 * What the figures are compared with.
	 *
	 * @param wanted the day to compare with
	 * @param snapshot the snapshot of that day or shortly before it, null if there is
	 * none and only the series of today's snapshot knows of it
	 */
	private record Comparison(LocalDate wanted, @Nullable Snapshot snapshot, Headline headline) {

		/**
		 * Return the day that is compared with in the end.
		 */
		LocalDate date() {
			return (this.snapshot != null) ? this.snapshot.version().businessDate() : this.wanted;
		}

	}

}
