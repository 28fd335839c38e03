package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.tidemark.figure.FigureRow;
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

	private final Snapshot snapshot;

	private final Headline present;

	private final TrailingYear year;

	private final List<Comparison> comparisons = new ArrayList<>();

	private final Notation notation;

	private final Wording words;

	public Headlines(SnapshotContent content, Snapshot snapshot, @Nullable String dealerCode, Notation notation,
			Wording words) {
		this.snapshot = snapshot;
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
		compare((previous != null) ? previous.version().businessDate() : date.minusDays(1), previous, content,
				dealerCode);
		for (LocalDate wanted : List.of(date.minusDays(WEEK), date.minusMonths(1))) {
			compare(wanted, history.findByBusinessDate(snapshot.tenant(), wanted).orElse(null), content, dealerCode);
		}
	}

	private void compare(LocalDate wanted, @Nullable Snapshot other, SnapshotContent content,
			@Nullable String dealerCode) {
		this.comparisons.add(new Comparison(wanted, other, (other != null) ? Headline.read(content, other, dealerCode)
				: Headline.readSeries(content, this.snapshot, wanted, dealerCode)));
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
		List<ChangeView> changes = this.comparisons.stream().map((comparison) -> {
			Long before = comparison.headline().customers();
			return change(comparison, HeadlineFigure.PAYING_CUSTOMERS, "", now,
					(before != null) ? BigDecimal.valueOf(before) : null);
		}).toList();
		return new FigureView(this.words.say("figure.customers"), shown(HeadlineFigure.PAYING_CUSTOMERS, "", now),
				changes);
	}

	/**
	 * Return the figures of all currencies together: the customers, and the MRR in the
	 * reporting currency if there is one.
	 */
	public List<FigureView> together() {
		return Stream.of(customers(), reportingMrr()).filter(Objects::nonNull).toList();
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
		List<ChangeView> changes = this.comparisons.stream()
			.map((comparison) -> change(comparison, HeadlineFigure.MRR, currency, now,
					comparison.headline().reportedIn(currency)))
			.toList();
		return new FigureView(this.words.say("figure.reportingMrr", currency), shown(HeadlineFigure.MRR, currency, now),
				changes);
	}

	public FigureView mrr(String currency) {
		return figure(currency, HeadlineFigure.MRR);
	}

	/**
	 * Return all figures of a currency besides its MRR.
	 */
	public List<FigureView> others(String currency) {
		List<FigureView> figures = new ArrayList<>();
		if (this.present.get(currency, HeadlineFigure.MRR) != null) {
			figures.add(figure(currency, HeadlineFigure.PAYING_CUSTOMERS));
			figures.add(figure(currency, HeadlineFigure.ARPA));
		}
		figures.addAll(trailingYear(currency));
		if (this.present.get(currency, HeadlineFigure.INVOICES) != null) {
			EnumSet.range(HeadlineFigure.INVOICES, HeadlineFigure.OVERDUE)
				.forEach((figure) -> figures.add(figure(currency, figure)));
		}
		return figures;
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
		List<ChangeView> changes = this.comparisons.stream()
			.map((comparison) -> change(comparison, figure, currency, now,
					comparison.headline().find(currency, figure)))
			.toList();
		return new FigureView(this.words.say(figure.textKey()), shown(figure, currency, now), changes);
	}

	private ChangeView change(Comparison comparison, HeadlineFigure figure, String currency, @Nullable BigDecimal now,
			@Nullable BigDecimal before) {
		String since = since(comparison);
		if (now == null || before == null) {
			return new ChangeView(since, Notation.NOTHING, null, "flat");
		}
		BigDecimal change = now.subtract(before);
		if (change.signum() == 0) {
			return new ChangeView(since, Notation.NO_CHANGE, null, "flat");
		}
		return new ChangeView(since, Notation.signed(change, shown(figure, currency, change)),
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
