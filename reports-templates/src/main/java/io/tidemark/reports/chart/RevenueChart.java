package io.tidemark.reports.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import javax.imageio.ImageIO;

/**
 * Draws the MRR as a line, and below it the movements as bars that rise and fall from 0.
 */
public final class RevenueChart {

	/** How wide a chart is to be shown, in CSS pixels. */
	public static final int WIDTH = 552;

	/** How high a chart is to be shown, in CSS pixels. */
	public static final int HEIGHT = 360;

	private static final int PIXEL_DENSITY = 2;

	private RevenueChart() {
	}

	/**
	 * Draw one point per day.
	 * @param days the days in their order, at least one
	 * @return a PNG of twice the size that it is to be shown in; the same points give the
	 * same bytes
	 */
	public static byte[] ofDays(List<ChartPoint> days, ChartTexts texts) {
		return draw(new RevenuePlot(texts, ChartSpan.DAYS), days);
	}

	/**
	 * Draw one point per month.
	 * @param months the months in their order, at least one
	 * @return a PNG of twice the size that it is to be shown in; the same points give the
	 * same bytes
	 */
	public static byte[] ofMonths(List<ChartPoint> months, ChartTexts texts) {
		return draw(new RevenuePlot(texts, ChartSpan.MONTHS), months);
	}

	private static byte[] draw(RevenuePlot plot, List<ChartPoint> points) {
		BufferedImage image = new BufferedImage(WIDTH * PIXEL_DENSITY, HEIGHT * PIXEL_DENSITY,
				BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
		graphics.scale(PIXEL_DENSITY, PIXEL_DENSITY);
		plot.chartOf(points).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
		graphics.dispose();
		return png(image);
	}

	private static byte[] png(BufferedImage image) {
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

}
