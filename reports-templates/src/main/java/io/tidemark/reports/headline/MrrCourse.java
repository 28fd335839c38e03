package io.tidemark.reports.headline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.series.BridgeReader;
import io.tidemark.figure.series.MrrBridge;
import io.tidemark.figure.series.RevenueReader;
import io.tidemark.reports.chart.RevenueChart.ChartPoint;
import io.tidemark.reports.text.Notation;
import io.tidemark.reports.text.Wording;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * The MRR of a currency from one closing balance to another, for drawings and their
 * words.
 *
 * @param points one point per day or month, at least one
 * @param movements what moved the MRR after the first point, with losses below 0 and
 * classes without any left out
 */
public record MrrCourse(String currency, List<ChartPoint> points, Map<Movement, BigDecimal> movements) {

	/**
	 * Read one point per day or month.
	 * @return null if the series has no day of the currency in the span
	 */
	public static @Nullable MrrCourse read(SnapshotContent content, Snapshot snapshot, String currency, Span span) {
		FigureTable table = new RevenueReader(content).read(snapshot,
				Parameters.NONE.between(span.from(), span.to())
					.with(Parameter.CURRENCY, currency)
					.dealer(span.dealerCode())
					.every(span.interval()));
		List<ChartPoint> points = table.rows().stream().map(MrrCourse::point).toList();
		return points.isEmpty() ? null
				: new MrrCourse(currency, points, movements(content, snapshot, currency, points, span.dealerCode()));
	}

	private static ChartPoint point(FigureRow row) {
		Map<Movement, BigDecimal> movements = new EnumMap<>(Movement.class);
		for (Movement movement : Movement.values()) {
			BigDecimal amount = row.amountOrNull(movement.seriesColumn());
			if (amount != null) {
				movements.put(movement, amount);
			}
		}
		return new ChartPoint(row.date("date"), row.amount("revenue"), movements);
	}

	private static Map<Movement, BigDecimal> movements(SnapshotContent content, Snapshot snapshot, String currency,
			List<ChartPoint> points, @Nullable String dealerCode) {
		Map<Movement, BigDecimal> movements = new EnumMap<>(Movement.class);
		if (points.size() > 1) {
			LocalDate from = points.get(0).date().plusDays(1);
			for (MrrBridge bridge : new BridgeReader(content).read(snapshot, from, last(points).date(), dealerCode)) {
				bridge.movements().forEach((movement, amount) -> {
					if (bridge.currency().equals(currency) && amount.signum() != 0) {
						movements.put(movement, movement.isGain() ? amount : amount.negate());
					}
				});
			}
		}
		return movements;
	}

	private static ChartPoint last(List<ChartPoint> points) {
		return points.get(points.size() - 1);
	}

	/**
	 * Return the course in words, the same wherever it is drawn: both balances are those
	 * at the end of the days that are named.
	 */
	public String words(Notation notation, Wording words) {
		ChartPoint first = this.points.get(0);
		ChartPoint last = last(this.points);
		if (this.points.size() == 1) {
			return words.say("chart.one", this.currency, notation.fullDay(first.date()),
					notation.money(first.mrr(), this.currency));
		}
		String sentence = words.say("chart.words", this.currency, notation.fullDay(first.date()),
				notation.fullDay(last.date()), notation.money(first.mrr(), this.currency),
				notation.money(last.mrr(), this.currency));
		String moved = this.movements.entrySet()
			.stream()
			.map((each) -> words.say("movement." + each.getKey().label()) + " "
					+ Notation.signed(each.getValue(), notation.money(each.getValue(), this.currency)))
			.collect(Collectors.joining(", "));
		return moved.isEmpty() ? sentence : sentence + " " + moved + ".";
	}

	/**
	 * Which part of the series is shown.
	 *
	 * @param dealerCode the dealer to keep, null for all together
	 */
	public record Span(LocalDate from, LocalDate to, Interval interval, @Nullable String dealerCode) {

		private static final int DAYS = 90;

		private static final int MONTHS = 13;

		/**
		 * Return the 90 days up to a day.
		 */
		public static Span ofDays(LocalDate last, @Nullable String dealerCode) {
			return new Span(last.minusDays(DAYS - 1L), last, Interval.DAY, dealerCode);
		}

		/**
		 * Return the 13 months up to a month, as a year's change takes.
		 */
		public static Span ofMonths(YearMonth last, @Nullable String dealerCode) {
			return new Span(last.minusMonths(MONTHS - 1L).atDay(1), last.atEndOfMonth(), Interval.MONTH, dealerCode);
		}

	}

}
