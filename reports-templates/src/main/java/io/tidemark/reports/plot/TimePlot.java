package io.tidemark.reports.plot;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.reports.view.PlotView;
import org.jspecify.annotations.Nullable;

/**
 * Lays lines and bars out over time. What it computes are places on a screen, for which
 * alone amounts become floating point numbers.
 *
 * @param title what is drawn
 * @param words the same for those who do not see it
 * @param dates the dates in their order, at least one
 * @param lines the values of each line, one for each date, null for none
 * @param kinds what the pieces of bars can be, in the order in which they are stacked
 * @param isShare whether values are shares, which are shown as percentages
 * @param isPeriod whether a reader can ask for some of the dates only
 */
public record TimePlot(String title, String words, List<Moment> dates, List<Course> lines, List<PlotView.Key> kinds,
		boolean isShare, boolean isPeriod) {

	/** How many kinds of lines can be told apart. */
	public static final int MOST_LINES = 6;

	private static final int LINES_TOP = 22;

	private static final int LINES_HEIGHT = 180;

	private static final int BARS_GAP = 34;

	private static final int BARS_HEIGHT = 110;

	private static final int DATES_HEIGHT = 24;

	private static final int MOST_DATES = 9;

	private static final int WIDTH = 1000;

	/** The share of its place that a bar takes. */
	private static final double BAR_WIDTH = 0.72;

	private static final double THINNEST = 1.5;

	public TimePlot {
		dates = List.copyOf(dates);
		lines = List.copyOf(lines);
		kinds = List.copyOf(kinds);
	}

	/**
	 * Lay it out.
	 */
	public PlotView view() {
		List<PlotView.Tick> levels = new ArrayList<>();
		Scale above = Scale.around(
				this.lines.stream().flatMap((line) -> line.values().stream()).filter(Objects::nonNull).toList(),
				LINES_TOP, LINES_HEIGHT, false);
		if (!this.lines.isEmpty()) {
			above.addTo(levels, 4, this.isShare);
		}
		boolean hasBars = this.dates.stream().anyMatch((date) -> !date.pieces().isEmpty());
		int floor = this.lines.isEmpty() ? 0 : LINES_TOP + LINES_HEIGHT;
		List<PlotView.Bar> bars = new ArrayList<>();
		if (hasBars) {
			int height = this.lines.isEmpty() ? LINES_HEIGHT : BARS_HEIGHT;
			Scale below = Scale.around(this.dates.stream().flatMap(Moment::ends).toList(), floor + BARS_GAP, height,
					true);
			below.addTo(levels, 3, false);
			for (int index = 0; index < this.dates.size(); index++) {
				addBars(bars, index, below);
			}
			floor += BARS_GAP + height;
		}
		return new PlotView(this.title, this.words, floor + DATES_HEIGHT, floor + DATES_HEIGHT - 6, levels, dateTicks(),
				this.lines.stream().map((line) -> new PlotView.Line(points(line, above), line.look())).toList(),
				slots(), bars, keys(), PlotData.of(this, pieceKeys()).json());
	}

	private String points(Course line, Scale scale) {
		StringJoiner points = new StringJoiner(" ");
		for (int index = 0; index < this.dates.size(); index++) {
			BigDecimal value = line.values().get(index);
			if (value != null) {
				String y = number(scale.place(value.doubleValue()));
				if (this.dates.size() == 1) {
					points.add("0," + y);
					points.add(WIDTH + "," + y);
				}
				else {
					points.add(number((index + 0.5) * WIDTH / this.dates.size()) + "," + y);
				}
			}
		}
		return points.toString();
	}

	private void addBars(List<PlotView.Bar> bars, int index, Scale scale) {
		double gains = 0;
		double losses = 0;
		double slot = 100.0 / this.dates.size();
		for (Piece piece : this.dates.get(index).pieces()) {
			double amount = piece.amount().doubleValue();
			double from = (amount >= 0) ? gains : losses;
			double to = from + amount;
			double top = scale.place(Math.max(from, to));
			double height = Math.max(THINNEST, scale.place(Math.min(from, to)) - top);
			bars.add(new PlotView.Bar(percent(slot * (index + (1 - BAR_WIDTH) / 2)), percent(slot * BAR_WIDTH),
					number(top), number(height), piece.look(), piece.words(), piece.href()));
			if (amount >= 0) {
				gains = to;
			}
			else {
				losses = to;
			}
		}
	}

	private List<PlotView.Slot> slots() {
		List<PlotView.Slot> slots = new ArrayList<>();
		double slot = 100.0 / this.dates.size();
		for (int index = 0; index < this.dates.size(); index++) {
			Moment date = this.dates.get(index);
			slots.add(new PlotView.Slot(percent(slot * index), percent(slot), date.words(), date.href()));
		}
		return slots;
	}

	private List<PlotView.Tick> dateTicks() {
		List<PlotView.Tick> ticks = new ArrayList<>();
		int last = this.dates.size() - 1;
		int count = Math.min(MOST_DATES, this.dates.size());
		for (int number = 0; number < count; number++) {
			int index = (count == 1) ? last : Math.round((float) number * last / (count - 1));
			String kind = (count == 1) ? "middle" : (number == 0) ? "start" : (number == count - 1) ? "end" : "middle";
			double at = (index + 0.5) * 100 / this.dates.size();
			double shown = kind.equals("start") ? 0 : kind.equals("end") ? 100 : at;
			boolean isMinor = count > 5 && number % 4 != 0;
			ticks.add(new PlotView.Tick(percent(shown), this.dates.get(index).label(), kind, isMinor));
		}
		return ticks;
	}

	private List<PlotView.Key> keys() {
		return Stream
			.concat(this.lines.stream().map((line) -> new PlotView.Key(line.label(), line.look())),
					pieceKeys().stream())
			.toList();
	}

	/**
	 * Return the kinds of pieces that there are.
	 */
	private List<PlotView.Key> pieceKeys() {
		Set<String> looks = this.dates.stream()
			.flatMap((date) -> date.pieces().stream())
			.map(Piece::look)
			.collect(Collectors.toSet());
		return this.kinds.stream().filter((kind) -> looks.contains(kind.look())).toList();
	}

	private static String percent(double share) {
		return number(share) + "%";
	}

	private static String number(double place) {
		return String.format(Locale.ROOT, "%.2f", place).replaceFirst("\\.?0+$", "");
	}

	/**
	 * A date, and what moved there.
	 *
	 * @param date the last day of it
	 * @param label its name on the axis
	 * @param name its name beside values
	 * @param words its values
	 * @param href where it leads to, null for nowhere
	 */
	public record Moment(LocalDate date, String label, String name, String words, @Nullable String href,
			List<Piece> pieces) {

		public Moment {
			pieces = List.copyOf(pieces);
		}

		private Stream<BigDecimal> ends() {
			return Stream.of(sum(1), sum(-1));
		}

		private BigDecimal sum(int sign) {
			return this.pieces.stream()
				.map(Piece::amount)
				.filter((amount) -> amount.signum() == sign)
				.reduce(BigDecimal.ZERO, BigDecimal::add);
		}

	}

	/**
	 * A piece of a bar, which falls below 0 if its amount does.
	 *
	 * @param look the class that says how it is drawn
	 * @param shown the amount as tables have it
	 */
	public record Piece(String look, BigDecimal amount, String shown, String words, @Nullable String href) {
	}

	/**
	 * A line.
	 *
	 * @param shown the values as tables have them
	 */
	public record Course(String label, String look, List<@Nullable BigDecimal> values, List<String> shown) {
	}

	/**
	 * How values become pixels.
	 */
	private record Scale(double lowest, double highest, int top, int height, boolean isFromZero) {

		private static final double FLATTEST = 0.02;

		static Scale around(List<BigDecimal> values, int top, int height, boolean isFromZero) {
			double lowest = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
			double highest = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1);
			// Noise must not look like a mountain.
			double least = Math.max(Math.abs(highest) * FLATTEST, Double.MIN_NORMAL);
			if (isFromZero) {
				return new Scale(Math.min(0, lowest), (highest - lowest == 0) ? 1 : Math.max(0, highest), top, height,
						true);
			}
			if (highest - lowest < least) {
				double middle = (highest + lowest) / 2;
				lowest = middle - least / 2;
				highest = middle + least / 2;
			}
			double room = (highest - lowest) * 0.06;
			return new Scale(lowest - room, highest + room, top, height, false);
		}

		double place(double value) {
			double span = this.highest - this.lowest;
			return this.top + ((span == 0) ? 0.5 : (this.highest - value) / span) * this.height;
		}

		void addTo(List<PlotView.Tick> ticks, int wanted, boolean isShare) {
			double step = step((this.highest - this.lowest) / wanted);
			NumberFormat format = isShare ? NumberFormat.getPercentInstance(Locale.UK)
					: NumberFormat.getCompactNumberInstance(Locale.UK, NumberFormat.Style.SHORT);
			format.setMaximumFractionDigits(isShare ? 1 : decimals(step));
			for (double level = Math.ceil(this.lowest / step) * step; level <= this.highest
					+ step / 1000; level += step) {
				double clean = (Math.abs(level) < step / 1000) ? 0 : level;
				ticks.add(new PlotView.Tick(number(place(clean)), format.format(clean),
						(this.isFromZero && clean == 0) ? "base" : "level", false));
			}
		}

		private static int decimals(double step) {
			double unit = (step >= 1e6) ? step / 1e6 : (step >= 1e3) ? step / 1e3 : step;
			return (unit >= 1 && unit == Math.rint(unit)) ? 1 : 2;
		}

		private static double step(double rough) {
			double power = Math.pow(10, Math.floor(Math.log10(rough)));
			double share = rough / power;
			return power * ((share <= 1) ? 1 : (share <= 2) ? 2 : (share <= 5) ? 5 : 10);
		}

	}

}
