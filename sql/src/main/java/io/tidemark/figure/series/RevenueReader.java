package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the subscription revenue from a snapshot's daily series.
 */
public final class RevenueReader {

	public static final String NAME = "subscription-revenue";

	public static final Interval INTERVAL = Interval.DAY;

	/** The columns of the answer: the reference's first, then ours. */
	public static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(NAME).columns();

	/** The movements in the order of their columns. */
	static final List<Movement> MOVEMENTS = COLUMNS.stream()
		.flatMap((column) -> Stream.of(Movement.values())
			.filter((movement) -> movement.seriesColumn().equals(column.name())))
		.toList();

	private static final RowMapping<SeriesPeriod> ROWS = rows();

	private final Series declared;

	private final SnapshotContent content;

	public RevenueReader(SnapshotContent content) {
		this(content, Catalogue.load().findSeries(NAME));
	}

	public RevenueReader(SnapshotContent content, Series declared) {
		this.declared = declared;
		this.content = content;
	}

	/**
	 * Read all rows. A row's date is the last day of its period, or the last one that was
	 * asked for; its revenue is that day's, its movements are those of the period. Rows
	 * are ordered by date, then currency, then what they are grouped by.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		SeriesFilter filter = SeriesFilter.of(parameters);
		return ROWS.table(this.declared.columnsBy(filter.groupBy()),
				new DailySeries(this.content).periods(snapshot, filter, parameters.interval(INTERVAL)));
	}

	private static RowMapping<SeriesPeriod> rows() {
		RowMapping<SeriesPeriod> rows = new RowMapping<SeriesPeriod>().with("date", (period) -> period.closing().date())
			.with("currency_code", (period) -> period.closing().currency())
			.with("product", SeriesPeriod::group)
			.with("customer_dealer", SeriesPeriod::group)
			.with("customer_dealer_name", SeriesPeriod::groupName)
			.with("revenue", (period) -> money(period, period.closing().revenue()))
			.with("net_new_revenue", (period) -> money(period, period.netNew()))
			.with("switch_in_revenue", (period) -> money(period, period.switchIn()))
			.with("switch_out_revenue", (period) -> money(period, period.switchOut()));
		for (Movement movement : Movement.values()) {
			rows.with(movement.seriesColumn(), (period) -> money(period, period.movement(movement)));
		}
		return rows;
	}

	private static @Nullable BigDecimal money(SeriesPeriod period, @Nullable BigDecimal amount) {
		return (amount != null) ? Amounts.inMinorUnits(amount, period.closing().currency()) : null;
	}

}
