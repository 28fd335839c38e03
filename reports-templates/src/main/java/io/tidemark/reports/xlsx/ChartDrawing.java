package io.tidemark.reports.xlsx;

import java.math.BigDecimal;
import java.util.List;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import org.apache.poi.ss.usermodel.ClientAnchor.AnchorType;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickMark;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChartSpace;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDateAx;

/**
 * Draws native charts, two for each currency.
 */
final class ChartDrawing {

	/** More columns than these are too thin to tell apart. */
	private static final int MAX_BARS = 92;

	/** Size of a chart, in columns of the usual width and in rows. */
	private static final int WIDTH = 10;

	private static final int HEIGHT = 19;

	/** About how many days an axis names. */
	private static final int LABELS = 7;

	private static final int LINE = 0x1F4E79;

	private static final int GRID = 0xD9D9D9;

	/** Three movements that are rises, then two that are falls. */
	private static final int[] MOVEMENTS = { 0x2E7D32, 0x81C784, 0x26A69A, 0xF9A825, 0xC62828 };

	private final XSSFDrawing drawing;

	private final ChartPoints points;

	private final List<FigureColumn> columns;

	private final SheetLanguage language;

	private final String dayFormat;

	private int top = 2;

	ChartDrawing(XSSFSheet sheet, ChartPoints points, SheetLanguage language, String dayFormat) {
		this.drawing = sheet.createDrawingPatriarch();
		this.points = points;
		this.columns = points.columns();
		this.language = language;
		this.dayFormat = dayFormat;
	}

	/**
	 * Draw the lines and the movements of a currency side by side, below those before.
	 * @param currency its code, empty for none
	 */
	void draw(String currency, ChartPoints.Series series) {
		int left = 0;
		for (FigureColumn line : this.points.lines()) {
			String unit = currency.isEmpty() ? ""
					: (line.kind() == ColumnKind.COUNT) ? ", " + currency : " in " + currency;
			drawLine(chart(left++, this.language.of(line) + unit), line, series);
		}
		if (!this.points.movements().isEmpty()) {
			ChartPoints.Series latest = series.latest(MAX_BARS);
			drawMovements(chart(left, this.language.say("movements", currency, this.language.day(latest.day(0)),
					this.language.day(latest.day(latest.points().size() - 1)))), latest);
		}
		this.top += HEIGHT;
	}

	private XSSFChart chart(int left, String title) {
		XSSFClientAnchor anchor = this.drawing.createAnchor(0, 0, 0, 0, left * WIDTH, this.top, (left + 1) * WIDTH,
				this.top + HEIGHT);
		anchor.setAnchorType(AnchorType.DONT_MOVE_AND_RESIZE);
		XSSFChart chart = this.drawing.createChart(anchor);
		CTChartSpace space = chart.getCTChartSpace();
		(space.isSetRoundedCorners() ? space.getRoundedCorners() : space.addNewRoundedCorners()).setVal(false);
		chart.setTitleText(title);
		chart.setTitleOverlay(false);
		chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(12.0);
		chart.displayBlanksAs(DisplayBlanks.GAP);
		// The points are in a sheet that is hidden.
		chart.setPlotOnlyVisibleCells(false);
		return chart;
	}

	private void drawLine(XSSFChart chart, FigureColumn column, ChartPoints.Series series) {
		int index = this.columns.indexOf(column);
		XDDFChartAxis days = days(chart.createDateAxis(AxisPosition.BOTTOM));
		days.setNumberFormat(this.dayFormat);
		days.setMajorUnit(Math.max((series.days() + LABELS - 1) / LABELS, 1));
		countDays(chart.getCTChart().getPlotArea().getDateAxArray(0));
		XDDFValueAxis amounts = amounts(chart, days, series, List.of(column));
		amounts.setCrossBetween(AxisCrossBetween.MIDPOINT_CATEGORY);
		XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, days, amounts);
		data.setGrouping(Grouping.STANDARD);
		data.setVaryColors(false);
		var line = (XDDFLineChartData.Series) data.addSeries(series.values(0, this.dayFormat),
				series.values(index, amounts.getNumberFormat()));
		line.setTitle(this.language.of(column), series.header(index));
		line.setSmooth(false);
		line.setMarkerStyle(MarkerStyle.NONE);
		line.setLineProperties(line(LINE, 2.25));
		chart.plot(data);
	}

	private void drawMovements(XSSFChart chart, ChartPoints.Series series) {
		// On an axis of dates LibreOffice cuts columns off below zero.
		XDDFChartAxis days = days(chart.createCategoryAxis(AxisPosition.BOTTOM));
		days.setNumberFormat(series.isDaily() ? this.language.say("format.monthDay") : this.dayFormat);
		XDDFValueAxis amounts = amounts(chart, days, series, this.points.movements());
		amounts.setCrossBetween(AxisCrossBetween.BETWEEN);
		XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, days, amounts);
		data.setBarDirection(BarDirection.COL);
		data.setBarGrouping(BarGrouping.STACKED);
		data.setGapWidth(30);
		data.setVaryColors(false);
		int first = this.columns.size() - this.points.movements().size();
		for (int column = first; column < this.columns.size(); column++) {
			var bars = (XDDFBarChartData.Series) data.addSeries(series.values(0, this.dayFormat),
					series.values(column, amounts.getNumberFormat()));
			bars.setTitle(this.language.of(this.columns.get(column)), series.header(column));
			bars.setInvertIfNegative(false);
			bars.setFillProperties(fill(MOVEMENTS[column - first]));
		}
		chart.plot(data);
		overlap(chart.getCTChart().getPlotArea().getBarChartArray(0));
		chart.getCTChart().getPlotArea().getCatAxArray(0).getNumFmt().setSourceLinked(false);
		chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
	}

	/**
	 * Stack bars on each other instead of side by side. It is spelled as XML, since POI's
	 * small set of schemas does not know the element.
	 */
	private static void overlap(CTBarChart bars) {
		try (XmlCursor cursor = bars.getAxIdArray(0).newCursor()) {
			cursor.beginElement("overlap", XSSFRelation.NS_CHART);
			cursor.insertAttributeWithValue("val", "100");
		}
	}

	/**
	 * Let an axis count days: for rows by month a program would count months. POI's small
	 * set of schemas does not know these elements either.
	 */
	private static void countDays(CTDateAx axis) {
		try (XmlCursor cursor = axis.getMajorUnit().newCursor()) {
			countDays(cursor, "baseTimeUnit");
			cursor.toEndToken();
			cursor.toNextToken();
			countDays(cursor, "majorTimeUnit");
		}
	}

	private static void countDays(XmlCursor before, String unit) {
		before.beginElement(unit, XSSFRelation.NS_CHART);
		before.insertAttributeWithValue("val", "days");
		before.toNextToken();
	}

	private static XDDFChartAxis days(XDDFChartAxis axis) {
		axis.setTickLabelPosition(AxisTickLabelPosition.LOW);
		axis.setMajorTickMark(AxisTickMark.NONE);
		axis.getOrAddShapeProperties().setLineProperties(line(GRID, 0.75));
		return axis;
	}

	private XDDFValueAxis amounts(XSSFChart chart, XDDFChartAxis days, ChartPoints.Series series,
			List<FigureColumn> drawn) {
		XDDFValueAxis axis = chart.createValueAxis(AxisPosition.LEFT);
		axis.setCrosses(AxisCrosses.AUTO_ZERO);
		axis.setMajorTickMark(AxisTickMark.NONE);
		axis.setNumberFormat(isSmall(series, drawn) ? "#,##0.00" : CellStyles.COUNT_FORMAT);
		axis.getOrAddMajorGridProperties().setLineProperties(line(GRID, 0.75));
		axis.crossAxis(days);
		days.crossAxis(axis);
		return axis;
	}

	private boolean isSmall(ChartPoints.Series series, List<FigureColumn> drawn) {
		int first = this.columns.indexOf(drawn.get(0));
		return series.points()
			.stream()
			.flatMap((point) -> point.subList(first, first + drawn.size()).stream())
			.allMatch((value) -> value == null
					|| (value instanceof BigDecimal amount && amount.abs().compareTo(BigDecimal.TEN) < 0));
	}

	private static XDDFLineProperties line(int colour, double points) {
		XDDFLineProperties line = new XDDFLineProperties(fill(colour));
		line.setWidth(points);
		return line;
	}

	private static XDDFSolidFillProperties fill(int colour) {
		return new XDDFSolidFillProperties(
				XDDFColor.from(new byte[] { (byte) (colour >> 16), (byte) (colour >> 8), (byte) colour }));
	}

}
