package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sheet that a chart draws: references to the cells, and for programs that do
 * not look them up the values too.
 *
 * @param sheet the sheet's name
 * @param firstRow where the points begin
 * @param points the rows from there on, of one currency
 */
record ChartSeries(String sheet, int firstRow, List<List<@Nullable Object>> points) {

	/**
	 * Return the latest of the points.
	 * @param most how many at most
	 */
	ChartSeries latest(int most) {
		int skipped = Math.max(this.points.size() - most, 0);
		return new ChartSeries(this.sheet, this.firstRow + skipped, this.points.subList(skipped, this.points.size()));
	}

	/**
	 * Return the cells of a column.
	 * @param format how the axis shows them
	 */
	XDDFNumericalDataSource<Double> values(int column, String format) {
		Double[] values = this.points.stream().map((point) -> number(point.get(column))).toArray(Double[]::new);
		CellRangeAddress range = new CellRangeAddress(this.firstRow, this.firstRow + values.length - 1, column, column);
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

	/**
	 * Return how many days there are from the first point to the last.
	 */
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
