package io.tidemark.figure.series;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.Amounts;
import io.tidemark.figure.CodePoints;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.RowMapping;
import io.tidemark.figure.kpi.DealerNames;
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

	private static final RowMapping<Period> ROWS = rows();

	private static final Comparator<PeriodKey> ORDER = Comparator.comparing(PeriodKey::lastDay)
		.thenComparing(PeriodKey::dealer, Comparator.nullsFirst(CodePoints::compare));

	private final Series declared;

	private final SnapshotContent content;

	public ReportingReader(SnapshotContent content) {
		this(content, Catalogue.load().findSeries(NAME));
	}

	public ReportingReader(SnapshotContent content, Series declared) {
		this.content = content;
		this.declared = declared;
	}

	/**
	 * Read all rows, by date and dealer if they are grouped; none if the tenant had no
	 * reporting currency. A row's date is the last day of its period, or the last one
	 * that was asked for; its revenue is that day's, its movements are those of the
	 * period. The exact sums are rounded to the currency's minor unit, half up.
	 */
	public FigureTable read(Snapshot snapshot, Parameters parameters) {
		SeriesFilter filter = SeriesFilter.of(parameters);
		return ROWS.table(this.declared.columnsBy(filter.groupBy()),
				periods(snapshot, filter, parameters.interval(INTERVAL)));
	}

	private Collection<Period> periods(Snapshot snapshot, SeriesFilter filter, Interval interval) {
		Map<String, String> names = filter.isByDealer() ? new DealerNames(this.content).read(snapshot)
				: Collections.emptyMap();
		SortedMap<PeriodKey, Period> periods = new TreeMap<>(ORDER);
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (filter.mayMatch(chunk, "mrr_daily_reporting")) {
				this.content.loadChunk(chunk).stream().filter(filter::matches).forEach((row) -> {
					String dealer = filter.group(row);
					periods
						.computeIfAbsent(new PeriodKey(interval.lastDay(row.date("calendar_on")), dealer),
								(key) -> new Period(dealer, names.get(dealer), new ArrayList<>()))
						.rows()
						.add(row);
				});
			}
		}
		return periods.values();
	}

	private static RowMapping<Period> rows() {
		RowMapping<Period> rows = new RowMapping<Period>().with("date", Period::date)
			.with("currency_code", Period::currency)
			.with("customer_dealer", Period::dealer)
			.with("customer_dealer_name", Period::dealerName)
			.with(BALANCE, (period) -> period.sum(period.closing(), BALANCE));
		COLUMNS.stream()
			.filter((column) -> column.kind() == ColumnKind.MONEY && !column.name().equals(BALANCE))
			.forEach((column) -> rows.with(column.name(), (period) -> period.sum(period.rows(), column.name())));
		return rows;
	}

	private record PeriodKey(LocalDate lastDay, @Nullable String dealer) {
	}

	/**
	 * The days of a period, each with a row for each dealer if several are added up.
	 *
	 * @param dealer the one that rows are grouped by, null if they are not
	 * @param rows the days in their order
	 */
	private record Period(@Nullable String dealer, @Nullable String dealerName, List<ChunkContent.Row> rows) {

		private LocalDate date() {
			return last().date("calendar_on");
		}

		private String currency() {
			return last().text("currency_code");
		}

		private ChunkContent.Row last() {
			return this.rows.get(this.rows.size() - 1);
		}

		private List<ChunkContent.Row> closing() {
			return this.rows.stream()
				.filter((row) -> row.text("calendar_on").equals(last().text("calendar_on")))
				.toList();
		}

		private @Nullable BigDecimal sum(List<ChunkContent.Row> of, String column) {
			return of.stream()
				.map((row) -> row.get(column))
				.filter(Objects::nonNull)
				.map(BigDecimal::new)
				.reduce(BigDecimal::add)
				.map((amount) -> Amounts.inMinorUnits(amount, currency()))
				.orElse(null);
		}

	}

}
