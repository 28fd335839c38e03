package io.tidemark.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

import javax.imageio.ImageIO;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickMarkPosition;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
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
import org.jfree.data.time.Day;
import org.jfree.data.time.Month;
import org.jfree.data.time.RegularTimePeriod;
import org.jfree.data.time.TimePeriodAnchor;
import org.jfree.data.time.TimeSeries;
import org.jfree.data.time.TimeSeriesCollection;
import org.jfree.data.time.TimeTableXYDataset;

/**
 * Draws the MRR as a line, and below it the movements as bars that rise and fall from 0.
 * What it draws are positions of pixels, for which alone amounts become floating point
 * numbers.
 */
public final class RevenueChart {

	/** How wide a chart is to be shown, in CSS pixels. */
	public static final int WIDTH = 552;

	/** How high a chart is to be shown, in CSS pixels. */
	public static final int HEIGHT = 360;

	private static final int PIXEL_DENSITY = 2;

	private static final int DAYS_BETWEEN_DATES = 14;

	private static final TimeZone ZONE = TimeZone.getTimeZone("UTC");

	private static final Color TEXT = new Color(0x56_65_73);

	private static final Color GRID = new Color(0xDD_E4_E9);

	private static final Color LINE = new Color(0x0A_5C_7A);

	/** Told apart in grey and by colour-blind readers: gains are blue, losses orange. */
	private static final Map<Movement, Color> BARS = Map.of(Movement.NEW, new Color(0x1B_7F_A6), Movement.EXPANSION,
			new Color(0x5F_B4_D4), Movement.REACTIVATION, new Color(0xB4_DD_EE), Movement.CONTRACTION,
			new Color(0xF3_B5_61), Movement.CHURN, new Color(0xC8_55_3D));

	private static final List<Movement> STACK = List.of(Movement.NEW, Movement.EXPANSION, Movement.REACTIVATION,
			Movement.CONTRACTION, Movement.CHURN);

	/** Large, since a phone shows the picture at little more than half its size. */
	private static final float FONT_SIZE = 14;

	private static final int LINE_WEIGHT = 3;

	private static final int BAR_WEIGHT = 2;

	private final ChartTexts texts;

	private final boolean isDaily;

	private RevenueChart(ChartTexts texts, boolean isDaily) {
		this.texts = texts;
		this.isDaily = isDaily;
	}

	/**
	 * Draw one point per day or per month.
	 * @param points the days or months in their order, at least one
	 * @param interval a day for a bar per day and a date every two weeks, else there is a
	 * bar and a name per month
	 * @return a PNG of twice the size that it is to be shown in; the same points give the
	 * same bytes
	 */
	public static byte[] draw(List<ChartPoint> points, Interval interval, ChartTexts texts) {
		BufferedImage image = new BufferedImage(WIDTH * PIXEL_DENSITY, HEIGHT * PIXEL_DENSITY,
				BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		graphics.scale(PIXEL_DENSITY, PIXEL_DENSITY);
		new RevenueChart(texts, interval == Interval.DAY).chartOf(points)
			.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.setUseCache(false);
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private JFreeChart chartOf(List<ChartPoint> points) {
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
		DateAxis axis = new DateAxis(null, ZONE, this.texts.locale());
		SimpleDateFormat format = new SimpleDateFormat(this.texts.datePattern(), this.texts.locale());
		format.setTimeZone(ZONE);
		axis.setTickUnit(this.isDaily ? new DateTickUnit(DateTickUnitType.DAY, DAYS_BETWEEN_DATES, format)
				: new DateTickUnit(DateTickUnitType.MONTH, 1, format));
		axis.setTickMarkPosition(DateTickMarkPosition.MIDDLE);
		axis.setTickLabelFont(ChartFont.ofSize(FONT_SIZE));
		axis.setTickLabelPaint(TEXT);
		axis.setAxisLinePaint(GRID);
		axis.setTickMarkPaint(GRID);
		axis.setLowerMargin(0.01);
		axis.setUpperMargin(0.01);
		return axis;
	}

	private RegularTimePeriod period(LocalDate date) {
		RegularTimePeriod period = this.isDaily ? new Day(date.getDayOfMonth(), date.getMonthValue(), date.getYear())
				: new Month(date.getMonthValue(), date.getYear());
		period.peg(Calendar.getInstance(ZONE, Locale.ROOT));
		return period;
	}

	private XYPlot line(List<ChartPoint> points) {
		TimeSeries series = new TimeSeries(this.texts.mrr());
		points.forEach((point) -> series.add(period(point.date()), point.mrr()));
		TimeSeriesCollection dataset = new TimeSeriesCollection(series, ZONE);
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
		TimeTableXYDataset dataset = new TimeTableXYDataset(ZONE, this.texts.locale());
		for (Movement movement : STACK) {
			for (ChartPoint point : points) {
				BigDecimal amount = point.movements().getOrDefault(movement, BigDecimal.ZERO);
				dataset.add(period(point.date()), movement.isGain() ? amount : amount.negate(),
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

	/**
	 * What a chart shows of one day or month.
	 *
	 * @param date the day, or a day of the month
	 * @param movements its movements as positive amounts, without those that there were
	 * none of
	 */
	public record ChartPoint(LocalDate date, BigDecimal mrr, Map<Movement, BigDecimal> movements) {

		public ChartPoint {
			movements = Map.copyOf(movements);
		}

	}

	/**
	 * The words of a chart and how it writes dates and numbers.
	 *
	 * @param locale how numbers and the names of months are written
	 * @param datePattern how dates are written on the axis, as in {@code d MMM}
	 */
	public record ChartTexts(Locale locale, String mrr, Map<Movement, String> movements, String datePattern) {

		public ChartTexts {
			movements = Map.copyOf(movements);
		}

	}

}
