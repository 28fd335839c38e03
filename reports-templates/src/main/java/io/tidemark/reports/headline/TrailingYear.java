package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.tidemark.catalogue.Interval;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.MetricsReader;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.FigureView;
import io.tidemark.reports.view.FigureView.ChangeView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * The retention and lifetime value of the 12 months up to the latest end of a month.
 */
final class TrailingYear {

	private final YearMonth month;

	private final List<FigureRow> rows;

	private final Notation notation;

	private final Wording words;

	/**
	 * Read what a snapshot says of the year, and of the one that ended a month earlier.
	 * @param dealerCode the dealer whose figures are meant, null for all together
	 */
	TrailingYear(SnapshotContent content, Snapshot snapshot, @Nullable String dealerCode, Notation notation,
			Wording words) {
		this.month = snapshot.version().lastWholeMonth();
		this.rows = new MetricsReader(content)
			.read(snapshot,
					Parameters.NONE.between(this.month.minusMonths(1).atDay(1), this.month.atEndOfMonth())
						.dealer(dealerCode)
						.every(Interval.MONTH))
			.rows();
		this.notation = notation;
		this.words = words;
	}

	/**
	 * Return the figures of a currency that there are, each with its change since the
	 * month before.
	 */
	List<FigureView> figures(String currency) {
		return Stream.of(RetentionFigure.values())
			.filter((figure) -> find(currency, figure) != null)
			.map((figure) -> figure(currency, figure))
			.toList();
	}

	/**
	 * Return a figure of a currency, a dash if there is none.
	 */
	FigureView figure(String currency, RetentionFigure figure) {
		BigDecimal now = find(currency, figure);
		return (now == null) ? new FigureView(label(figure), Notation.NOTHING, List.of())
				: new FigureView(label(figure), shown(currency, figure, now), changes(currency, figure, now));
	}

	/**
	 * Return the name of a figure with the year that it is of.
	 */
	String label(RetentionFigure figure) {
		return this.words.say(figure.textKey(), this.notation.fullDay(this.month.atEndOfMonth()));
	}

	/**
	 * Return a figure as it is shown: an amount, or a share to a tenth of a percent; null
	 * if nobody paid 12 months before, or of a lifetime value if nobody left.
	 */
	@Nullable BigDecimal find(String currency, RetentionFigure figure) {
		return find(currency, figure, this.month);
	}

	private @Nullable BigDecimal find(String currency, RetentionFigure figure, YearMonth of) {
		return this.rows.stream()
			.filter((row) -> row.text("currency_code").equals(currency) && row.date("date").equals(of.atEndOfMonth()))
			.map((row) -> row.amountOrNull(figure.column()))
			.filter(Objects::nonNull)
			.findFirst()
			.map((value) -> figure.isMoney() ? value : value.setScale(Notation.SHARE_DECIMALS, RoundingMode.HALF_UP))
			.orElse(null);
	}

	String shown(String currency, RetentionFigure figure, BigDecimal value) {
		return figure.isMoney() ? this.notation.money(value, currency) : this.notation.percent(value);
	}

	private List<ChangeView> changes(String currency, RetentionFigure figure, BigDecimal now) {
		BigDecimal before = find(currency, figure, this.month.minusMonths(1));
		return (before == null) ? List.of() : List.of(change(currency, figure, now, before));
	}

	private ChangeView change(String currency, RetentionFigure figure, BigDecimal now, BigDecimal before) {
		String since = this.words.say("changes.since", this.notation.day(this.month.minusMonths(1).atEndOfMonth()));
		BigDecimal change = now.subtract(before);
		if (change.signum() == 0) {
			return new ChangeView(since, Notation.NO_CHANGE, null, "flat");
		}
		String shown = figure.isMoney() ? this.notation.money(change, currency)
				: this.words.say("figure.points", this.notation.points(change));
		return new ChangeView(since, Notation.signed(change, shown),
				figure.isMoney() ? this.notation.share(change, before) : null, figure.tone(change.signum()));
	}

}
