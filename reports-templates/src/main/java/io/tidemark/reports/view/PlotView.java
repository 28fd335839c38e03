package io.tidemark.reports.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A drawing over time, ready for a template: lines above, bars that rise and fall from 0
 * below. Places across are percentages of the width, so that it fits any screen; places
 * down are pixels.
 *
 * @param words what it shows, for those who do not see it
 * @param height the height of all
 * @param floor where the dates are written
 * @param data the same for a script that draws it anew, as JSON
 */
public record PlotView(String title, String words, int height, int floor, List<Tick> levels, List<Tick> dates,
		List<Line> lines, List<Slot> slots, List<Bar> bars, List<Key> keys, String data) {

	public PlotView {
		levels = List.copyOf(levels);
		dates = List.copyOf(dates);
		lines = List.copyOf(lines);
		slots = List.copyOf(slots);
		bars = List.copyOf(bars);
		keys = List.copyOf(keys);
	}

	/**
	 * Return the same with other words.
	 */
	public PlotView saying(String others) {
		return new PlotView(this.title, others, this.height, this.floor, this.levels, this.dates, this.lines,
				this.slots, this.bars, this.keys, this.data);
	}

	/**
	 * A level or a date with its name.
	 *
	 * @param at where it is: pixels down for a level, a percentage across for a date
	 * @param kind {@code start}, {@code middle} or {@code end} for how a date's name is
	 * aligned, {@code base} for the level 0 of bars, else {@code level}
	 * @param minor whether it can be left out on a small screen
	 */
	public record Tick(String at, String label, String kind, boolean minor) {
	}

	/**
	 * A line in a box of 1000 units across.
	 *
	 * @param points its points as {@code x,y}
	 * @param look the class that says how it is drawn
	 */
	public record Line(String points, String look) {
	}

	/**
	 * What there is at one date, from top to bottom.
	 *
	 * @param words its values
	 * @param href where it leads to, null for nowhere
	 */
	public record Slot(String x, String width, String words, @Nullable String href) {
	}

	/**
	 * One bar.
	 */
	public record Bar(String x, String width, String y, String height, String look, String words,
			@Nullable String href) {
	}

	/**
	 * What a line or a kind of bars is.
	 */
	public record Key(String label, String look) {
	}

}
