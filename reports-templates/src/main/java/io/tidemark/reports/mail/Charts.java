package io.tidemark.reports.mail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.tidemark.figure.BridgeReader;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Movement;
import io.tidemark.figure.MrrBridge;
import io.tidemark.reports.chart.ChartPoint;
import io.tidemark.reports.chart.ChartTexts;
import io.tidemark.reports.chart.RevenueChart;
import io.tidemark.reports.mail.view.ChartView;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Draws the charts of one mail and tells them in words.
 */
final class Charts {

	/** More currencies than these are told in words alone, for the sake of size. */
	private static final int MOST_IMAGES = 3;

	private final SnapshotContent content;

	private final Snapshot snapshot;

	private final Locale locale;

	private final Notation notation;

	private final Wording words;

	private final List<InlineImage> images = new ArrayList<>();

	Charts(SnapshotContent content, Snapshot snapshot, Locale locale, Notation notation, Wording words) {
		this.content = content;
		this.snapshot = snapshot;
		this.locale = locale;
		this.notation = notation;
		this.words = words;
	}

	List<InlineImage> images() {
		return this.images;
	}

	/**
	 * Draw the chart of a currency.
	 * @return the chart, null if the series has no day of it
	 */
	@Nullable ChartView draw(String currency, ChartSeries.Span span) {
		List<ChartPoint> points = new ChartSeries(this.content).read(this.snapshot, currency, span);
		MrrBridge bridge = new BridgeReader(this.content).read(this.snapshot, span.from(), span.to(), span.dealerCode())
			.stream()
			.filter((each) -> each.currency().equals(currency))
			.findFirst()
			.orElse(null);
		if (points.isEmpty() || bridge == null) {
			return null;
		}
		String contentId = null;
		byte[] png = (this.images.size() < MOST_IMAGES) ? draw(points, span.interval()) : null;
		if (png != null) {
			contentId = "mrr-%s@tidemark".formatted(currency.toLowerCase(Locale.ROOT));
			this.images.add(new InlineImage(contentId, "image/png", png));
		}
		return new ChartView(contentId, words(bridge, first(points, span.interval())),
				Integer.toString(RevenueChart.WIDTH));
	}

	/**
	 * Draw the points, unless Java on this machine can't draw at all: then the words that
	 * stand beside the picture are there without it.
	 */
	private byte @Nullable [] draw(List<ChartPoint> points, Interval interval) {
		boolean isDaily = interval == Interval.DAY;
		ChartTexts texts = new ChartTexts(this.locale, this.words.say("chart.mrr"), movements(),
				this.words.say(isDaily ? "format.chartDay" : "format.chartMonth"));
		try {
			return isDaily ? RevenueChart.ofDays(points, texts) : RevenueChart.ofMonths(points, texts);
		}
		catch (LinkageError ex) {
			return null;
		}
	}

	private static LocalDate first(List<ChartPoint> points, Interval interval) {
		LocalDate date = points.get(0).date();
		return (interval == Interval.MONTH) ? date.withDayOfMonth(1) : date;
	}

	private Map<Movement, String> movements() {
		Map<Movement, String> movements = new EnumMap<>(Movement.class);
		for (Movement movement : Movement.values()) {
			movements.put(movement, this.words.say("movement." + movement.label()));
		}
		return movements;
	}

	private String words(MrrBridge bridge, LocalDate first) {
		String currency = bridge.currency();
		List<String> parts = new ArrayList<>();
		for (Movement movement : Movement.values()) {
			BigDecimal amount = Objects.requireNonNull(bridge.movements().get(movement));
			BigDecimal signed = movement.isGain() ? amount : amount.negate();
			if (amount.signum() != 0) {
				parts.add(this.words.say("movement." + movement.label()) + " "
						+ Notation.signed(signed, this.notation.money(signed, currency)));
			}
		}
		String sentence = this.words.say("chart.words", currency, this.notation.fullDay(first),
				this.notation.fullDay(bridge.closingOn()), this.notation.money(bridge.opening(), currency),
				this.notation.money(bridge.closing(), currency));
		return parts.isEmpty() ? sentence : sentence + " " + String.join(", ", parts) + ".";
	}

}
