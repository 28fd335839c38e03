package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.ChangeView;
import io.tidemark.reports.view.FigureView;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The headline figures of a snapshot beside those that they are compared with.
 */
public final class Headlines {

	private static final Comparator<BigDecimal> DESCENDING = Comparator.reverseOrder();

	private final Snapshot snapshot;

	private final List<Comparison> comparisons;

	private final Headline present;

	private final List<Headline> earlier;

	private final Notation notation;

	private final Wording words;

	public Headlines(Snapshot snapshot, List<Comparison> comparisons, HeadlineReader reader, Notation notation,
			Wording words) {
		this.snapshot = snapshot;
		this.comparisons = comparisons;
		this.present = reader.read(snapshot);
		this.earlier = comparisons.stream().map((comparison) -> comparison.read(reader, snapshot)).toList();
		this.notation = notation;
		this.words = words;
	}

	/**
	 * Return the currencies, that with most paying customers first.
	 */
	public List<String> currencies() {
		return this.present.currencies()
			.stream()
			.sorted(Comparator
				.comparing((String currency) -> present(currency, HeadlineFigure.PAYING_CUSTOMERS), DESCENDING)
				.thenComparing(Comparator.naturalOrder()))
			.toList();
	}

	private BigDecimal present(String currency, HeadlineFigure figure) {
		return Objects.requireNonNullElse(this.present.find(currency, figure), BigDecimal.ZERO);
	}

	public boolean hasRevenue(String currency) {
		return this.present.hasRevenue(currency);
	}

	public FigureView customers() {
		long now = Objects.requireNonNull(this.present.customers());
		List<ChangeView> changes = new ArrayList<>();
		for (int index = 0; index < this.earlier.size(); index++) {
			Long before = this.earlier.get(index).customers();
			changes.add(change(index, HeadlineFigure.PAYING_CUSTOMERS, "", BigDecimal.valueOf(now),
					(before != null) ? BigDecimal.valueOf(before) : null));
		}
		return new FigureView(this.words.say("figure.customers"), this.notation.count(now), changes);
	}

	public FigureView mrr(String currency) {
		return figure(currency, HeadlineFigure.MRR);
	}

	/**
	 * Return all figures of a currency besides its MRR.
	 */
	public List<FigureView> others(String currency) {
		List<FigureView> figures = new ArrayList<>();
		for (HeadlineFigure figure : HeadlineFigure.values()) {
			boolean isShown = switch (figure) {
				case MRR -> false;
				case PAYING_CUSTOMERS, ARPA -> hasRevenue(currency);
				case INVOICES, INVOICED, OUTSTANDING, OVERDUE, OVERDUE_INVOICES -> this.present.hasInvoices(currency);
			};
			if (isShown) {
				figures.add(figure(currency, figure));
			}
		}
		return figures;
	}

	private FigureView figure(String currency, HeadlineFigure figure) {
		BigDecimal now = this.present.find(currency, figure);
		List<ChangeView> changes = new ArrayList<>();
		for (int index = 0; index < this.earlier.size(); index++) {
			changes.add(change(index, figure, currency, now, this.earlier.get(index).find(currency, figure)));
		}
		return new FigureView(this.words.say(figure.textKey()), shown(figure, currency, now), changes);
	}

	private ChangeView change(int index, HeadlineFigure figure, String currency, @Nullable BigDecimal now,
			@Nullable BigDecimal before) {
		String since = since(this.comparisons.get(index));
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
		LocalDate date = comparison.date();
		boolean isSameDay = other != null && date.equals(this.snapshot.version().businessDate());
		return (isSameDay && other != null) ? other.version().toString() : this.notation.day(date);
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

}
