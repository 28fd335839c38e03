package io.tidemark.reports.mail;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.reports.chart.RevenueChart;
import io.tidemark.reports.chart.RevenueChart.ChartPoint;
import io.tidemark.reports.chart.RevenueChart.ChartTexts;
import io.tidemark.reports.headline.MrrCourse;
import io.tidemark.reports.text.Wording;
import io.tidemark.reports.view.ReportView.ChartView;
import org.jspecify.annotations.Nullable;

/**
 * Draws the charts of one mail and puts them in words.
 */
final class Charts {

	/** Further currencies are described in words only, to limit the size of the mail. */
	private static final int MOST_IMAGES = 3;

	private final ReportParts parts;

	private final List<InlineImage> images = new ArrayList<>();

	Charts(ReportParts parts) {
		this.parts = parts;
	}

	List<InlineImage> images() {
		return this.images;
	}

	/**
	 * Draw the chart of a currency.
	 * @return the chart, null if the series has no day of it
	 */
	@Nullable ChartView draw(String currency, MrrCourse.Span span) {
		MrrCourse course = MrrCourse.read(this.parts.content(), this.parts.snapshot(), currency, span);
		if (course == null) {
			return null;
		}
		String contentId = null;
		byte[] png = (this.images.size() < MOST_IMAGES) ? draw(course.points(), span.interval()) : null;
		if (png != null) {
			contentId = "mrr-%s@tidemark".formatted(currency.toLowerCase(Locale.ROOT));
			this.images.add(new InlineImage(contentId, "image/png", png));
		}
		return new ChartView(contentId, course.words(this.parts.notation(), this.parts.words()),
				Integer.toString(RevenueChart.WIDTH));
	}

	/**
	 * Draw the points, unless Java on this machine can't draw at all: then the words that
	 * stand beside the picture are there without it.
	 */
	private byte @Nullable [] draw(List<ChartPoint> points, Interval interval) {
		Wording words = this.parts.words();
		Map<Movement, String> movements = new EnumMap<>(Movement.class);
		for (Movement movement : Movement.values()) {
			movements.put(movement, words.say("movement." + movement.label()));
		}
		String dates = words.say((interval == Interval.DAY) ? "format.chartDay" : "format.chartMonth");
		try {
			return RevenueChart.draw(points, interval,
					new ChartTexts(this.parts.request().locale(), words.say("chart.mrr"), movements, dates));
		}
		catch (LinkageError ex) {
			return null;
		}
	}

}
