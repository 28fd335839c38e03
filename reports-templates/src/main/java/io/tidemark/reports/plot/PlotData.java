package io.tidemark.reports.plot;

import java.util.ArrayList;
import java.util.List;

import io.tidemark.reports.view.PlotView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a plot shows, for the script that draws it anew: the texts of all values, which it
 * shows as they are. Where they lead to it finds in the plot itself.
 *
 * @param lines one value for each date
 * @param bars the same for each kind of pieces, in the order in which they are stacked
 * @param share whether the lines are shares
 * @param period whether the page's form can ask for some of the dates only
 */
record PlotData(List<Day> dates, List<Row> lines, List<Row> bars, boolean share, boolean period) {

	static PlotData of(TimePlot plot, List<PlotView.Key> kinds) {
		return new PlotData(
				plot.dates()
					.stream()
					.map((date) -> new Day(date.date().toString(), date.label(), date.name()))
					.toList(),
				plot.lines().stream().map((line) -> new Row(line.label(), line.look(), line.shown())).toList(),
				kinds.stream().map((kind) -> pieces(plot.dates(), kind)).toList(), plot.isShare(), plot.isPeriod());
	}

	private static Row pieces(List<TimePlot.Moment> dates, PlotView.Key kind) {
		List<@Nullable String> shown = new ArrayList<>();
		for (TimePlot.Moment date : dates) {
			shown.add(date.pieces()
				.stream()
				.filter((piece) -> piece.look().equals(kind.look()))
				.map(TimePlot.Piece::shown)
				.findFirst()
				.orElse(null));
		}
		return new Row(kind.label(), kind.look(), shown);
	}

	String json() {
		return JsonMapper.shared().writeValueAsString(this);
	}

	/**
	 * A date, which may be the last day of a period.
	 */
	record Day(String date, String label, String name) {
	}

	/**
	 * What is drawn in one colour.
	 *
	 * @param shown the values as texts, null or a dash for none
	 */
	record Row(String label, String look, List<@Nullable String> shown) {
	}

}
