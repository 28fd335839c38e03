package io.tidemark.reports.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidemark.reports.view.PlotView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a plot shows, for the script that draws it anew: values as decimals to be placed,
 * and beside them the texts to be read.
 *
 * @param lines one value for each date
 * @param bars the same for each kind of pieces, in the order in which they are stacked
 * @param share whether the lines are shares
 * @param period whether the page's form can ask for some of the dates only
 */
record PlotData(List<Day> dates, List<Row> lines, List<Row> bars, boolean share, boolean period) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.changeDefaultPropertyInclusion((usual) -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	static PlotData of(TimePlot plot, List<PlotView.Key> kinds) {
		return new PlotData(
				plot.dates()
					.stream()
					.map((date) -> new Day(date.date().toString(), date.label(), date.name(), date.href()))
					.toList(),
				plot.lines()
					.stream()
					.map((line) -> new Row(line.label(), line.look(),
							line.values().stream().map(PlotData::decimal).toList(), line.shown(), null))
					.toList(),
				kinds.stream().map((kind) -> pieces(plot.dates(), kind)).toList(), plot.isShare(), plot.isPeriod());
	}

	private static Row pieces(List<TimePlot.Moment> dates, PlotView.Key kind) {
		List<@Nullable String> values = new ArrayList<>();
		List<@Nullable String> shown = new ArrayList<>();
		List<@Nullable String> hrefs = new ArrayList<>();
		for (TimePlot.Moment date : dates) {
			TimePlot.Piece piece = date.pieces()
				.stream()
				.filter((each) -> each.look().equals(kind.look()))
				.findFirst()
				.orElse(null);
			values.add((piece != null) ? decimal(piece.amount()) : null);
			shown.add((piece != null) ? piece.shown() : null);
			hrefs.add((piece != null) ? piece.href() : null);
		}
		return new Row(kind.label(), kind.look(), values, shown, hrefs);
	}

	private static @Nullable String decimal(@Nullable BigDecimal value) {
		return (value != null) ? value.toPlainString() : null;
	}

	String json() {
		return JSON.writeValueAsString(this);
	}

	/**
	 * A date, which may be the last day of a period.
	 */
	record Day(String date, String label, String name, @Nullable String href) {
	}

	/**
	 * What is drawn in one colour.
	 */
	record Row(String label, String look, List<@Nullable String> values, List<@Nullable String> shown,
			@Nullable List<@Nullable String> hrefs) {
	}

}
