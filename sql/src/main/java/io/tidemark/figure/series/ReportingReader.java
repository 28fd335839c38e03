package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the subscription revenue in the tenant's reporting currency.
 */
public final class ReportingReader {

	public static final String NAME = "reporting-revenue";

	public static final Interval INTERVAL = Interval.DAY;

	private static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(NAME).columns();

	private static final String BALANCE = "revenue";

	private static final RowMapping<List<ChunkContent.Row>> ROWS = rows();

	private final List<FigureColumn> columns;

	private final SnapshotContent content;

	public ReportingReader(SnapshotContent content) {
		this(content, COLUMNS);
	}

	public ReportingReader(SnapshotContent content, List<FigureColumn> columns) {
		this.content = content;
		this.columns = columns;
	}

	/**
	 * Read all rows, by date; none if the tenant had no reporting currency. A row's date
	 * is the last day of its period, or the last one that was asked for; its revenue is
	 * that day's, its movements are those of the period. The exact sums are rounded to
	 * the currency's minor unit, half up.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		return ROWS.table(this.columns, periods(snapshot, SeriesFilter.of(parameters), parameters.interval(INTERVAL)));
	}

	private Collection<List<ChunkContent.Row>> periods(Snapshot snapshot, SeriesFilter filter, Interval interval) {
		String figure = (filter.dealerCode() != null) ? "mrr_daily_reporting_by_dealer" : "mrr_daily_reporting";
		SortedMap<LocalDate, List<ChunkContent.Row>> periods = new TreeMap<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (chunk.figure().equals(figure) && filter.dates().mayInclude(chunk.part())) {
				this.content.loadChunk(chunk)
					.stream()
					.filter(filter::matches)
					.forEach((day) -> periods
						.computeIfAbsent(interval.lastDay(day.date("calendar_on")), (last) -> new ArrayList<>())
						.add(day));
			}
		}
		return periods.values();
	}

	private static RowMapping<List<ChunkContent.Row>> rows() {
		RowMapping<List<ChunkContent.Row>> rows = new RowMapping<List<ChunkContent.Row>>()
			.with("date", (days) -> closing(days).date("calendar_on"))
			.with("currency_code", (days) -> closing(days).text("currency_code"))
			.with(BALANCE, (days) -> sum(List.of(closing(days)), BALANCE));
		COLUMNS.stream()
			.filter((column) -> column.kind() == ColumnKind.MONEY && !column.name().equals(BALANCE))
			.forEach((column) -> rows.with(column.name(), (days) -> sum(days, column.name())));
		return rows;
	}

	private static ChunkContent.Row closing(List<ChunkContent.Row> days) {
		return days.get(days.size() - 1);
	}

	private static @Nullable BigDecimal sum(List<ChunkContent.Row> days, String column) {
		return days.stream()
			.map((day) -> day.get(column))
			.filter(Objects::nonNull)
			.map(BigDecimal::new)
			.reduce(BigDecimal::add)
			.map((amount) -> Amounts.inMinorUnits(amount, closing(days).text("currency_code")))
			.orElse(null);
	}

}
