package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.RevenueQuery;
import io.tidemark.figure.RevenueReader;
import io.tidemark.reports.chart.ChartPoint;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the points of charts from the revenue series.
 */
final class ChartSeries {

	private final RevenueReader revenue;

	ChartSeries(SnapshotContent content) {
		this.revenue = new RevenueReader(content);
	}

	/**
	 * Read one point per day or month.
	 * @param span the days, with the dealer and the interval
	 */
	List<ChartPoint> read(Snapshot snapshot, String currency, Span span) {
		RevenueQuery query = new RevenueQuery(span.from(), span.to(), currency, span.dealerCode(), span.interval());
		FigureTable table = this.revenue.read(snapshot, query);
		return table.rows().stream().map(ChartSeries::point).toList();
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

	/**
	 * Which part of the series a chart shows.
	 *
	 * @param from the first day, inclusive
	 * @param to the last day, inclusive
	 * @param interval a day or a month
	 * @param dealerCode the dealer to keep, null for all together
	 */
	record Span(LocalDate from, LocalDate to, Interval interval, @Nullable String dealerCode) {
	}

}
