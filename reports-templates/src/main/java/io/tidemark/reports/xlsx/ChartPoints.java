package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The points of the charts of a figure over time: its rows by currency, with falls below
 * zero.
 */
final class ChartPoints {

	/** So many fit into a sheet and into memory whatever the figure is. */
	private static final int MAX_CURRENCIES = 200;

	/** The latest days of a currency that are drawn. */
	static final int MAX_DAYS = 5_000;

	/** Stands for rows of no currency. */
	private static final String NONE = "";

	/** Movements that are stacked above zero. */
	private static final List<String> RISES = List.of("new_revenue", "expansion_revenue", "reactivation_revenue");

	/** Movements that are stacked below it. */
	private static final List<String> FALLS = List.of("contraction_revenue", "churn_revenue");

	private final FigureColumn date;

	private final @Nullable FigureColumn currency;

	private final List<FigureColumn> lines;

	private final List<FigureColumn> movements;

	private final SortedMap<String, Deque<List<@Nullable Object>>> rows = new TreeMap<>();

	private ChartPoints(FigureColumn date, @Nullable FigureColumn currency, List<FigureColumn> lines,
			List<FigureColumn> movements) {
		this.date = date;
		this.currency = currency;
		this.lines = List.copyOf(lines);
		this.movements = List.copyOf(movements);
	}

	/**
	 * Prepare for the rows of a figure: a line of its first amount, and bars of the
	 * movements behind it or a line of its first count.
	 * @param columns its columns
	 * @return nothing if the figure is none that has one row per day, or per day and
	 * currency
	 */
	static Optional<ChartPoints> of(List<FigureColumn> columns) {
		List<FigureColumn> dimensions = columns.stream()
			.filter((column) -> column.kind().isDimension() && column.kind() != ColumnKind.FLAG)
			.toList();
		Optional<FigureColumn> date = first(dimensions, ColumnKind.DATE);
		Optional<FigureColumn> currency = first(dimensions, ColumnKind.CURRENCY);
		if (date.isEmpty() || dimensions.size() > 1 + currency.stream().count()) {
			return Optional.empty();
		}
		List<FigureColumn> movements = Stream.concat(RISES.stream(), FALLS.stream())
			.flatMap((name) -> columns.stream().filter((column) -> column.name().equals(name)))
			.toList();
		List<FigureColumn> lines = Stream
			.concat(first(columns, ColumnKind.MONEY, ColumnKind.AMOUNT).stream(),
					movements.isEmpty() ? first(columns, ColumnKind.COUNT).stream() : Stream.empty())
			.toList();
		return lines.isEmpty() ? Optional.empty()
				: Optional.of(new ChartPoints(date.get(), currency.orElse(null), lines, movements));
	}

	private static Optional<FigureColumn> first(List<FigureColumn> columns, ColumnKind... kinds) {
		return columns.stream().filter((column) -> List.of(kinds).contains(column.kind())).findFirst();
	}

	void add(FigureRow row) {
		String of = (this.currency != null && row.get(this.currency.name()) instanceof String code) ? code : NONE;
		if (row.get(this.date.name()) instanceof LocalDate
				&& (this.rows.size() < MAX_CURRENCIES || this.rows.containsKey(of))) {
			Deque<List<@Nullable Object>> days = this.rows.computeIfAbsent(of, (key) -> new ArrayDeque<>());
			days.add(columns().stream().<@Nullable Object>map((column) -> point(row, column)).toList());
			if (days.size() > MAX_DAYS) {
				days.remove();
			}
		}
	}

	private static @Nullable Object point(FigureRow row, FigureColumn column) {
		Object value = row.get(column.name());
		return (FALLS.contains(column.name()) && value instanceof BigDecimal fall) ? fall.negate() : value;
	}

	/**
	 * Return the columns of the points: day, currency if rows have one, lines and
	 * movements.
	 */
	List<FigureColumn> columns() {
		List<FigureColumn> columns = new ArrayList<>(List.of(this.date));
		if (this.currency != null) {
			columns.add(this.currency);
		}
		columns.addAll(this.lines);
		columns.addAll(this.movements);
		return columns;
	}

	List<FigureColumn> lines() {
		return this.lines;
	}

	List<FigureColumn> movements() {
		return this.movements;
	}

	/**
	 * Return the points of each currency in the order of their days.
	 * @return currencies in the order of their codes, each with at least one point
	 */
	Map<String, List<List<@Nullable Object>>> byCurrency() {
		Map<String, List<List<@Nullable Object>>> points = new TreeMap<>();
		this.rows.forEach((currency, days) -> points.put(currency, List.copyOf(days)));
		return points;
	}

	/**
	 * Rows of a sheet that a chart draws: references to the cells, and for programs that
	 * do not look them up the values too.
	 *
	 * @param firstRow where the points begin
	 */
	record Series(String sheet, int firstRow, List<List<@Nullable Object>> points) {

		Series latest(int most) {
			int skipped = Math.max(this.points.size() - most, 0);
			return new Series(this.sheet, this.firstRow + skipped, this.points.subList(skipped, this.points.size()));
		}

		/**
		 * Return the cells of a column.
		 * @param format how the axis shows them
		 */
		XDDFNumericalDataSource<Double> values(int column, String format) {
			Double[] values = this.points.stream().map((point) -> number(point.get(column))).toArray(Double[]::new);
			CellRangeAddress range = new CellRangeAddress(this.firstRow, this.firstRow + values.length - 1, column,
					column);
			XDDFNumericalDataSource<Double> source = XDDFDataSourcesFactory.fromArray(values,
					range.formatAsString(this.sheet, true), column);
			source.setFormatCode(format);
			return source;
		}

		CellReference header(int column) {
			return new CellReference(this.sheet, 0, column, true, true);
		}

		LocalDate day(int index) {
			return (LocalDate) Objects.requireNonNull(this.points.get(index).get(0));
		}

		int days() {
			return Math.toIntExact(day(0).until(day(this.points.size() - 1), ChronoUnit.DAYS)) + 1;
		}

		boolean isDaily() {
			return days() == this.points.size();
		}

		private static @Nullable Double number(@Nullable Object value) {
			if (value instanceof LocalDate day) {
				return DateUtil.getExcelDate(day);
			}
			return (value instanceof Number number) ? Double.valueOf(number.doubleValue()) : null;
		}

	}

}
