package io.tidemark.reports.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

import javax.imageio.ImageIO;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.reports.chart.RevenueChart.ChartPoint;
import io.tidemark.reports.chart.RevenueChart.ChartTexts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the charts.
 */
class RevenueChartTests {

	private static final List<Movement> MOVEMENTS = List.of(Movement.values());

	private static final int CHURN = 0xC8553D;

	private static final int NEW = 0x1B7FA6;

	private static final int LINE = 0x0A5C7A;

	private static final ChartTexts ENGLISH = new ChartTexts(Locale.UK, "MRR",
			Map.of(Movement.NEW, "New", Movement.EXPANSION, "Expansion", Movement.REACTIVATION, "Reactivation",
					Movement.CONTRACTION, "Contraction", Movement.CHURN, "Churn"),
			"d MMM");

	@Test
	void samePointsGiveTheSameBytesInEveryTimeZone() {
		byte[] chart = RevenueChart.draw(days(90), Interval.DAY, ENGLISH);
		TimeZone before = TimeZone.getDefault();
		try {
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
			assertThat(RevenueChart.draw(days(90), Interval.DAY, ENGLISH)).isEqualTo(chart);
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	@Test
	void pictureHasTwiceThePixelsThatItIsShownIn() throws IOException {
		BufferedImage image = read(RevenueChart.draw(days(90), Interval.DAY, ENGLISH));
		assertThat(image.getWidth()).isEqualTo(2 * RevenueChart.WIDTH);
		assertThat(image.getHeight()).isEqualTo(2 * RevenueChart.HEIGHT);
	}

	@Test
	void churnIsBelowWhatIsNewAndBothBelowTheLine() throws IOException {
		BufferedImage image = read(RevenueChart.draw(List.of(point(1, "100", Movement.NEW, "50"),
				point(2, "50", Movement.CHURN, "50"), point(3, "70", Movement.NEW, "20")), Interval.DAY, ENGLISH));
		assertThat(lowestRowOf(image, NEW)).isLessThan(firstRowOf(image, CHURN));
		assertThat(firstRowOf(image, LINE)).isLessThan(firstRowOf(image, NEW));
	}

	@Test
	void oneDayWithoutRevenueIsDrawn() throws IOException {
		ChartPoint nothing = new ChartPoint(LocalDate.of(2026, 1, 1), BigDecimal.ZERO, Map.of());
		assertThat(read(RevenueChart.draw(List.of(nothing), Interval.DAY, ENGLISH)).getHeight()).isPositive();
	}

	@Test
	void languageOfTheMonthsIsTheReports() {
		ChartTexts german = new ChartTexts(Locale.GERMANY, "MRR", ENGLISH.movements(), "d. MMM");
		List<ChartPoint> march = List.of(new ChartPoint(LocalDate.of(2026, 3, 31), BigDecimal.TEN, Map.of()));
		assertThat(RevenueChart.draw(march, Interval.MONTH, german))
			.isNotEqualTo(RevenueChart.draw(march, Interval.MONTH, ENGLISH));
	}

	private static List<ChartPoint> days(int count) {
		List<ChartPoint> days = new ArrayList<>();
		for (int day = 0; day < count; day++) {
			Map<Movement, BigDecimal> movements = new EnumMap<>(Movement.class);
			movements.put(MOVEMENTS.get(day % 5), BigDecimal.valueOf(100L + day));
			movements.put(MOVEMENTS.get(day % 3), BigDecimal.valueOf(50L + day));
			days.add(new ChartPoint(LocalDate.of(2026, 8, 22).plusDays(day), BigDecimal.valueOf(12_000L + 31L * day),
					movements));
		}
		return days;
	}

	private static ChartPoint point(int day, String mrr, Movement movement, String amount) {
		return new ChartPoint(LocalDate.of(2026, 1, day), new BigDecimal(mrr),
				Map.of(movement, new BigDecimal(amount)));
	}

	private static BufferedImage read(byte[] png) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(png));
	}

	/**
	 * Return the first row in which a colour fills enough pixels to be more than a sign
	 * of the legend, which is at the bottom.
	 */
	private static int firstRowOf(BufferedImage image, int colour) {
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
					return y;
				}
			}
		}
		throw new AssertionError("No pixel is of the colour " + Integer.toHexString(colour));
	}

	private static int lowestRowOf(BufferedImage image, int colour) {
		int plotHeight = image.getHeight() * 4 / 5;
		for (int y = plotHeight; y >= 0; y--) {
			for (int x = 0; x < image.getWidth(); x++) {
				if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
					return y;
				}
			}
		}
		throw new AssertionError("No pixel is of the colour " + Integer.toHexString(colour));
	}

}
