package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The points of the charts of the subscription revenue: its rows by currency, with falls
 * below zero.
 */
final class ChartPoints {

	/** So many fit into a sheet and into memory whatever the figure is. */
	private static final int MAX_CURRENCIES = 200;

	/** The latest days of a currency that are drawn. */
	static final int MAX_DAYS = 5_000;

	private static final String DATE = "date";

	private static final String CURRENCY = "currency_code";

	/** Movements that are stacked above zero, then those that are stacked below it. */
	private static final List<String> COLUMNS = List.of(DATE, CURRENCY, "revenue", "new_revenue", "expansion_revenue",
			"reactivation_revenue", "contraction_revenue", "churn_revenue");

	private static final int FIRST_FALL = COLUMNS.indexOf("contraction_revenue");

	private final List<FigureColumn> columns;

	private final SortedMap<String, Deque<List<@Nullable Object>>> rows = new TreeMap<>();

	/**
	 * Prepare for the rows of a figure.
	 * @throws IllegalArgumentException if it lacks a column that is drawn
	 */
	ChartPoints(List<FigureColumn> available) {
		this.columns = COLUMNS.stream()
			.map((name) -> available.stream()
				.filter((column) -> column.name().equals(name))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"A chart needs the column %s, which its figure lacks.".formatted(name))))
			.toList();
	}

	void add(FigureRow row) {
		if (row.get(DATE) instanceof LocalDate && row.get(CURRENCY) instanceof String currency
				&& (this.rows.size() < MAX_CURRENCIES || this.rows.containsKey(currency))) {
			Deque<List<@Nullable Object>> days = this.rows.computeIfAbsent(currency, (key) -> new ArrayDeque<>());
			days.add(point(row));
			if (days.size() > MAX_DAYS) {
				days.remove();
			}
		}
	}

	private List<@Nullable Object> point(FigureRow row) {
		List<@Nullable Object> point = new ArrayList<>(this.columns.size());
		for (int index = 0; index < this.columns.size(); index++) {
			Object value = row.get(this.columns.get(index).name());
			point.add((index >= FIRST_FALL && value instanceof BigDecimal fall) ? fall.negate() : value);
		}
		return Collections.unmodifiableList(point);
	}

	/**
	 * Return the columns of the points: day, currency, balance, rises and falls.
	 */
	List<FigureColumn> columns() {
		return this.columns;
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
			return (value instanceof BigDecimal decimal) ? Double.valueOf(decimal.doubleValue()) : null;
		}

	}

}
