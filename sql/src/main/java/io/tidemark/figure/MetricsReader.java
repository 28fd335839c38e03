package io.tidemark.figure;

import io.tidemark.catalogue.Movement;

import io.tidemark.catalogue.FigureColumn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions for the subscription metrics from a snapshot's daily series.
 */
public final class MetricsReader {

	private static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(MetricsQuery.NAME).columns();

	private static final BigDecimal MONTHS_OF_YEAR = BigDecimal.valueOf(12);

	private final DailySeries series;

	public MetricsReader(SnapshotContent content) {
		this.series = new DailySeries(content);
	}

	/**
	 * Answer a question. A row's date is the last day of its period, or the last one that
	 * was asked for. All is computed from exact amounts; money is rounded to the
	 * currency's minor unit and ratios to 6 decimals, half up, where they are shown. A
	 * ratio is null where it would be over 0, or over the balance of a day that the
	 * series does not have. Rows are ordered by date, then currency.
	 * @param snapshot the snapshot to answer from
	 * @param query the question
	 * @return the page that was asked for, all rows if none was
	 */
	public FigureTable read(Snapshot snapshot, MetricsQuery query) {
		return (query.paging() != null) ? readPage(snapshot, query).table() : readAll(snapshot, query);
	}

	/**
	 * Answer a question page by page.
	 * @param snapshot the snapshot to answer from
	 * @param query the question
	 * @return the page that was asked for, the first one if none was
	 */
	public FigurePage readPage(Snapshot snapshot, MetricsQuery query) {
		return FigurePage.of(readAll(snapshot, query), query.paging());
	}

	private FigureTable readAll(Snapshot snapshot, MetricsQuery query) {
		return new FigureTable(COLUMNS,
				this.series.periodsWithOpening(snapshot, query.filter(), query.interval())
					.stream()
					.map(MetricsReader::row)
					.toList());
	}

	private static List<@Nullable Object> row(SeriesPeriod period) {
		SeriesDay closing = period.closing();
		BigDecimal mrr = closing.revenue();
		String currency = closing.currency();
		BigDecimal lost = period.sum(Movement.CONTRACTION, Movement.CHURN);
		BigDecimal regained = period.sum(Movement.EXPANSION, Movement.REACTIVATION);
		SeriesDay opening = period.opening();
		BigDecimal start = (opening != null) ? opening.revenue() : BigDecimal.ZERO;
		BigDecimal payingAtStart = BigDecimal.valueOf((opening != null) ? opening.customers().paying() : 0);
		return Arrays.asList(closing.date(), currency, Amounts.inMinorUnits(mrr, currency),
				Amounts.inMinorUnits(mrr.multiply(MONTHS_OF_YEAR), currency), arpa(closing),
				closing.customers().paying(), period.newCustomers(), period.churnedCustomers(),
				period.reactivatedCustomers(), Amounts.ratio(period.sum(Movement.NEW).add(regained), lost),
				Amounts.ratio(BigDecimal.valueOf(period.churnedCustomers()), payingAtStart),
				Amounts.ratio(start.subtract(lost).add(regained), start), Amounts.ratio(start.subtract(lost), start));
	}

	private static @Nullable BigDecimal arpa(SeriesDay day) {
		long paying = day.customers().paying();
		return (paying == 0) ? null : day.revenue()
			.divide(BigDecimal.valueOf(paying), Currencies.minorUnit(day.currency()), RoundingMode.HALF_UP);
	}

}
