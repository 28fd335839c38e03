package io.tidemark.figure;

import io.tidemark.catalogue.Movement;

import io.tidemark.catalogue.FigureColumn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions for the subscription revenue from a snapshot's daily series.
 */
public final class RevenueReader {

	/** The columns of the answer: the reference's first, then ours. */
	public static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(RevenueQuery.NAME).columns();

	/** The movements in the order of their columns, which follow the revenue. */
	static final List<Movement> MOVEMENTS = COLUMNS.stream()
		.skip(3)
		.map((column) -> Movement.ofSeriesColumn(column.name()))
		.toList();

	private final DailySeries series;

	public RevenueReader(SnapshotContent content) {
		this.series = new DailySeries(content);
	}

	/**
	 * Answer a question. A row's date is the last day of its period, or the last one that
	 * was asked for; its revenue is that day's, its movements are those of the period.
	 * Rows are ordered by date, then currency.
	 * @param snapshot the snapshot to answer from
	 * @param query the question
	 * @return the page that was asked for, all rows if none was
	 */
	public FigureTable read(Snapshot snapshot, RevenueQuery query) {
		return (query.paging() != null) ? readPage(snapshot, query).table() : readAll(snapshot, query);
	}

	/**
	 * Answer a question page by page.
	 * @param snapshot the snapshot to answer from
	 * @param query the question
	 * @return the page that was asked for, the first one if none was
	 */
	public FigurePage readPage(Snapshot snapshot, RevenueQuery query) {
		return FigurePage.of(readAll(snapshot, query), query.paging());
	}

	private FigureTable readAll(Snapshot snapshot, RevenueQuery query) {
		return new FigureTable(COLUMNS,
				this.series.periods(snapshot, query.filter(), query.interval())
					.stream()
					.map(RevenueReader::row)
					.toList());
	}

	private static List<@Nullable Object> row(SeriesPeriod period) {
		SeriesDay closing = period.closing();
		List<@Nullable Object> row = new ArrayList<>(COLUMNS.size());
		row.add(closing.date());
		row.add(closing.currency());
		row.add(Amounts.inMinorUnits(closing.revenue(), closing.currency()));
		for (Movement movement : MOVEMENTS) {
			BigDecimal amount = period.movement(movement);
			row.add((amount != null) ? Amounts.inMinorUnits(amount, closing.currency()) : null);
		}
		return row;
	}

}
