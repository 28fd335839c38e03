package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.StringJoiner;

import io.tidemark.reports.chart.ChartPoint;
import io.tidemark.reports.mail.view.LineView;

/**
 * The MRR of a currency as a line between its lowest and its highest value.
 *
 * @param currency the ISO 4217 code
 * @param points one point per day, at least one
 */
record MrrLine(String currency, List<ChartPoint> points) {

	private static final BigDecimal WIDTH = BigDecimal.valueOf(1000);

	private static final BigDecimal HEIGHT = BigDecimal.valueOf(100);

	MrrLine {
		points = List.copyOf(points);
	}

	LineView view(Notation notation, Wording words) {
		ChartPoint first = this.points.get(0);
		ChartPoint last = this.points.get(this.points.size() - 1);
		String from = notation.day(first.date());
		String to = notation.day(last.date());
		return new LineView(coordinates(), notation.money(highest(), this.currency),
				notation.money(lowest(), this.currency), from, to, words.say("chart.words", this.currency, from, to,
						notation.money(first.mrr(), this.currency), notation.money(last.mrr(), this.currency)));
	}

	private BigDecimal highest() {
		return this.points.stream().map(ChartPoint::mrr).reduce(BigDecimal::max).orElseThrow();
	}

	private BigDecimal lowest() {
		return this.points.stream().map(ChartPoint::mrr).reduce(BigDecimal::min).orElseThrow();
	}

	/**
	 * Return the points; a single one is a level line, as equal ones are.
	 */
	private String coordinates() {
		BigDecimal height = highest().subtract(lowest());
		int steps = Math.max(1, this.points.size() - 1);
		StringJoiner coordinates = new StringJoiner(" ");
		for (int step = 0; step <= steps; step++) {
			BigDecimal mrr = this.points.get(Math.min(step, this.points.size() - 1)).mrr();
			BigDecimal x = WIDTH.multiply(BigDecimal.valueOf(step))
				.divide(BigDecimal.valueOf(steps), 1, RoundingMode.HALF_UP);
			BigDecimal y = (height.signum() == 0) ? HEIGHT.movePointLeft(1).multiply(BigDecimal.valueOf(5))
					: HEIGHT.multiply(highest().subtract(mrr)).divide(height, 2, RoundingMode.HALF_UP);
			coordinates.add(x.toPlainString() + "," + y.toPlainString());
		}
		return coordinates.toString();
	}

}
