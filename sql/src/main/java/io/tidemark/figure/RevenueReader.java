package io.tidemark.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Movement;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions for the subscription revenue from a snapshot's daily series.
 */
public final class RevenueReader {

	/** The columns of the answer: the reference's first, then ours. */
	public static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(RevenueQuery.NAME).columns();

	/** The movements in the order of their columns. */
	static final List<Movement> MOVEMENTS = COLUMNS.stream()
		.flatMap((column) -> Stream.of(Movement.values())
			.filter((movement) -> movement.seriesColumn().equals(column.name())))
		.toList();

	private static final RowMapping<SeriesPeriod> ROWS = rows();

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
		return ROWS.table(COLUMNS, this.series.periods(snapshot, query.filter(), query.interval()));
	}

	private static RowMapping<SeriesPeriod> rows() {
		RowMapping<SeriesPeriod> rows = new RowMapping<SeriesPeriod>().with("date", (period) -> period.closing().date())
			.with("currency_code", (period) -> period.closing().currency())
			.with("revenue", (period) -> money(period, period.closing().revenue()));
		for (Movement movement : Movement.values()) {
			rows.with(movement.seriesColumn(), (period) -> money(period, period.movement(movement)));
		}
		return rows;
	}

	private static @Nullable BigDecimal money(SeriesPeriod period, @Nullable BigDecimal amount) {
		return (amount != null) ? Amounts.inMinorUnits(amount, period.closing().currency()) : null;
	}

}
