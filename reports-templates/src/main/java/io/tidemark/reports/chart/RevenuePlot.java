package io.tidemark.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.Movement;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickMarkPosition;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.time.TimePeriodAnchor;
import org.jfree.data.time.TimeSeries;
import org.jfree.data.time.TimeSeriesCollection;
import org.jfree.data.time.TimeTableXYDataset;

/**
 * The parts of a chart. What it draws are positions of pixels, for which alone amounts
 * become floating point numbers.
 */
final class RevenuePlot {

	private static final Color TEXT = new Color(0x56_65_73);

	private static final Color GRID = new Color(0xDD_E4_E9);

	private static final Color LINE = new Color(0x0A_5C_7A);

	/** Told apart in grey and by colour-blind readers: gains are blue, losses orange. */
	private static final Map<Movement, Color> BARS = new EnumMap<>(Map.of(Movement.NEW, new Color(0x1B_7F_A6),
			Movement.EXPANSION, new Color(0x5F_B4_D4), Movement.REACTIVATION, new Color(0xB4_DD_EE),
			Movement.CONTRACTION, new Color(0xF3_B5_61), Movement.CHURN, new Color(0xC8_55_3D)));

	private static final List<Movement> STACK = List.of(Movement.NEW, Movement.EXPANSION, Movement.REACTIVATION,
			Movement.CONTRACTION, Movement.CHURN);

	/** Large, since a phone shows the picture at little more than half its size. */
	private static final float FONT_SIZE = 14;

	private static final int LINE_WEIGHT = 3;

	private static final int BAR_WEIGHT = 2;

	private final ChartTexts texts;

	private final ChartSpan span;

	RevenuePlot(ChartTexts texts, ChartSpan span) {
		this.texts = texts;
		this.span = span;
	}

	JFreeChart chartOf(List<ChartPoint> points) {
		CombinedDomainXYPlot plot = new CombinedDomainXYPlot(dates());
		plot.setGap(10);
		plot.add(line(points), LINE_WEIGHT);
		plot.add(bars(points), BAR_WEIGHT);
		plot.setOutlineVisible(false);
		JFreeChart chart = new JFreeChart(null, ChartFont.ofSize(FONT_SIZE), plot, false);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(8, 4, 4, 26));
		chart.setTextAntiAlias(true);
		chart.addSubtitle(legend(plot));
		return chart;
	}

	private LegendTitle legend(CombinedDomainXYPlot plot) {
		LegendTitle legend = new LegendTitle(plot);
		legend.setItemFont(ChartFont.ofSize(FONT_SIZE));
		legend.setItemPaint(TEXT);
		legend.setPosition(RectangleEdge.BOTTOM);
		legend.setFrame(BlockBorder.NONE);
		return legend;
	}

	private DateAxis dates() {
		DateAxis axis = new DateAxis(null, ChartSpan.ZONE, this.texts.locale());
		axis.setTickUnit(this.span.ticks(this.texts.datePattern(), this.texts.locale()));
		axis.setTickMarkPosition(DateTickMarkPosition.MIDDLE);
		axis.setTickLabelFont(ChartFont.ofSize(FONT_SIZE));
		axis.setTickLabelPaint(TEXT);
		axis.setAxisLinePaint(GRID);
		axis.setTickMarkPaint(GRID);
		axis.setLowerMargin(0.01);
		axis.setUpperMargin(0.01);
		return axis;
	}

	private XYPlot line(List<ChartPoint> points) {
		TimeSeries series = new TimeSeries(this.texts.mrr());
		points.forEach((point) -> series.add(this.span.period(point.date()), point.mrr()));
		TimeSeriesCollection dataset = new TimeSeriesCollection(series, ChartSpan.ZONE);
		dataset.setXPosition(TimePeriodAnchor.MIDDLE);
		XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, points.size() == 1);
		renderer.setSeriesPaint(0, LINE);
		renderer.setSeriesStroke(0, new BasicStroke(2.25f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		renderer.setLegendLine(new Rectangle2D.Double(-8, -1, 16, 2));
		renderer.setDrawSeriesLineAsPath(true);
		NumberAxis axis = amounts();
		axis.setAutoRangeIncludesZero(false);
		axis.setAutoRangeMinimumSize(smallestRange(points));
		return styled(new XYPlot(dataset, null, axis, renderer));
	}

	/**
	 * Return a fiftieth of the MRR, so that noise does not look like a mountain.
	 */
	private static double smallestRange(List<ChartPoint> points) {
		BigDecimal highest = points.stream().map(ChartPoint::mrr).reduce(BigDecimal.ONE, BigDecimal::max);
		return highest.movePointLeft(2).doubleValue() * 2;
	}

	private XYPlot bars(List<ChartPoint> points) {
		TimeTableXYDataset dataset = new TimeTableXYDataset(ChartSpan.ZONE, this.texts.locale());
		for (Movement movement : STACK) {
			for (ChartPoint point : points) {
				BigDecimal amount = point.movements().getOrDefault(movement, BigDecimal.ZERO);
				dataset.add(this.span.period(point.date()), movement.isGain() ? amount : amount.negate(),
						String.valueOf(this.texts.movements().get(movement)), false);
			}
		}
		dataset.setXPosition(TimePeriodAnchor.MIDDLE);
		StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.2);
		renderer.setBarPainter(new StandardXYBarPainter());
		renderer.setShadowVisible(false);
		renderer.setDrawBarOutline(false);
		renderer.setLegendBar(new Rectangle2D.Double(-4, -4, 8, 8));
		for (int index = 0; index < STACK.size(); index++) {
			renderer.setSeriesPaint(index, BARS.get(STACK.get(index)));
		}
		XYPlot plot = styled(new XYPlot(dataset, null, amounts(), renderer));
		plot.setRangeZeroBaselineVisible(true);
		plot.setRangeZeroBaselinePaint(TEXT);
		return plot;
	}

	private NumberAxis amounts() {
		NumberAxis axis = new NumberAxis(null);
		NumberFormat format = NumberFormat.getCompactNumberInstance(this.texts.locale(), NumberFormat.Style.SHORT);
		format.setMaximumFractionDigits(2);
		axis.setNumberFormatOverride(format);
		axis.setTickLabelFont(ChartFont.ofSize(FONT_SIZE));
		axis.setTickLabelPaint(TEXT);
		axis.setAxisLineVisible(false);
		axis.setTickMarksVisible(false);
		return axis;
	}

	private static XYPlot styled(XYPlot plot) {
		plot.setBackgroundPaint(Color.WHITE);
		plot.setOutlineVisible(false);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinePaint(GRID);
		plot.setRangeGridlineStroke(new BasicStroke(1));
		return plot;
	}

}
