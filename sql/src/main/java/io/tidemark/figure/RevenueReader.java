package io.tidemark.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions for the subscription revenue from a snapshot's daily series.
 */
public final class RevenueReader {

	/** The columns of the answer: the reference's first, then ours. */
	public static final List<FigureColumn> COLUMNS = Catalogue.load().findSeries(RevenueQuery.NAME).columns();

	private static final List<String> MOVEMENTS = COLUMNS.stream().skip(3).map(FigureColumn::name).toList();

	private final SnapshotContent content;

	public RevenueReader(SnapshotContent content) {
		this.content = content;
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
		String figure = (query.dealerCode() != null) ? "mrr_daily_by_dealer" : "mrr_daily";
		Map<PointKey, Point> points = new TreeMap<>();
		for (ChunkRef chunk : this.content.loadChunkList(snapshot)) {
			if (chunk.figure().equals(figure) && query.dates().mayInclude(chunk.part())) {
				addUp(this.content.loadChunk(chunk), query, points);
			}
		}
		return new FigureTable(COLUMNS, points.entrySet().stream().map(RevenueReader::row).toList());
	}

	private static void addUp(ChunkContent days, RevenueQuery query, Map<PointKey, Point> points) {
		DateRange dates = query.dates();
		int day = days.indexOf("calendar_on");
		int currency = days.indexOf("currency_code");
		int dealer = (query.dealerCode() != null) ? days.indexOf("customer_dealer") : -1;
		int revenue = days.indexOf("revenue");
		int[] movements = MOVEMENTS.stream().mapToInt(days::indexOf).toArray();
		for (@Nullable
		String[] row : days.rows()) {
			LocalDate date = LocalDate.parse(Objects.requireNonNull(row[day]));
			String code = Objects.requireNonNull(row[currency]);
			if (dates.includes(date) && (query.currency() == null || query.currency().equals(code))
					&& (dealer < 0 || Objects.equals(query.dealerCode(), row[dealer]))) {
				points.computeIfAbsent(new PointKey(query.interval().lastDay(date), code), (key) -> new Point(date))
					.add(date, new BigDecimal(Objects.requireNonNull(row[revenue])), row, movements);
			}
		}
	}

	private static List<@Nullable Object> row(Map.Entry<PointKey, Point> entry) {
		int scale = Currencies.minorUnit(entry.getKey().currency());
		Point point = entry.getValue();
		List<@Nullable Object> row = new ArrayList<>(COLUMNS.size());
		row.add(point.date);
		row.add(entry.getKey().currency());
		row.add(point.revenue.setScale(scale, RoundingMode.HALF_UP));
		for (BigDecimal movement : point.movements) {
			row.add((movement != null) ? movement.setScale(scale, RoundingMode.HALF_UP) : null);
		}
		return row;
	}

	private record PointKey(LocalDate periodEnd, String currency) implements Comparable<PointKey> {

		private static final Comparator<PointKey> ORDER = Comparator.comparing(PointKey::periodEnd)
			.thenComparing(PointKey::currency);

		@Override
		public int compareTo(PointKey other) {
			return ORDER.compare(this, other);
		}

	}

	/**
	 * What adds up to one data point.
	 */
	private static final class Point {

		private final @Nullable BigDecimal[] movements = new @Nullable BigDecimal[MOVEMENTS.size()];

		private LocalDate date;

		private BigDecimal revenue = BigDecimal.ZERO;

		private Point(LocalDate date) {
			this.date = date;
		}

		private void add(LocalDate day, BigDecimal balance, @Nullable String[] row, int[] columns) {
			if (!day.isBefore(this.date)) {
				this.date = day;
				this.revenue = balance;
			}
			for (int index = 0; index < columns.length; index++) {
				String value = row[columns[index]];
				if (value != null) {
					BigDecimal sum = this.movements[index];
					this.movements[index] = (sum != null) ? sum.add(new BigDecimal(value)) : new BigDecimal(value);
				}
			}
		}

	}

}
