package io.tidemark.reports.html;

import java.util.List;

import io.tidemark.reports.view.PlotView;
import org.jspecify.annotations.Nullable;

/**
 * What a page has around its tables.
 *
 * @param site links to the parts of the site, its home first
 * @param form asks for other rows, null if there is nothing to ask
 * @param presets links to the same page with other days
 * @param chips what is asked, with links to the page without it
 * @param plots drawings over time
 * @param breakdowns drawings by dimension
 * @param heats tables of two dimensions, coloured by what they hold
 * @param ways links to what explains the figure
 * @param sql the files that compute it
 */
public record Surroundings(List<PageLink> site, @Nullable FormView form, List<PageLink> presets, List<PageLink> chips,
		List<PlotView> plots, List<BreakdownView> breakdowns, List<HeatView> heats, List<PageLink> ways,
		List<String> sql) {

	/** Nothing around. */
	public static final Surroundings NONE = new Surroundings(List.of(), null, List.of(), List.of(), List.of(),
			List.of(), List.of(), List.of(), List.of());

	public Surroundings {
		site = List.copyOf(site);
		presets = List.copyOf(presets);
		chips = List.copyOf(chips);
		plots = List.copyOf(plots);
		breakdowns = List.copyOf(breakdowns);
		heats = List.copyOf(heats);
		ways = List.copyOf(ways);
		sql = List.copyOf(sql);
	}

	/**
	 * Create a page's surroundings without a form and drawings.
	 */
	public static Surroundings of(List<PageLink> site) {
		return new Surroundings(site, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of());
	}

	/**
	 * Return the same with ways to ask for something else.
	 */
	public Surroundings with(@Nullable FormView asking, List<PageLink> days, List<PageLink> asked) {
		return new Surroundings(this.site, asking, days, asked, this.plots, this.breakdowns, this.heats, this.ways,
				this.sql);
	}

	/**
	 * Return the same with drawings.
	 */
	public Surroundings with(List<PlotView> byTime, List<BreakdownView> byDimension, List<HeatView> byTwo) {
		return new Surroundings(this.site, this.form, this.presets, this.chips, byTime, byDimension, byTwo, this.ways,
				this.sql);
	}

	/**
	 * Return the same with what explains the figure.
	 */
	public Surroundings explainedBy(List<PageLink> links, List<String> files) {
		return new Surroundings(this.site, this.form, this.presets, this.chips, this.plots, this.breakdowns, this.heats,
				links, files);
	}

	/**
	 * Bars beside their names.
	 */
	public record BreakdownView(String title, List<BarView> bars) {

		public BreakdownView {
			bars = List.copyOf(bars);
		}

	}

	/**
	 * One bar.
	 *
	 * @param share its length in thousandths of the longest
	 * @param href where it leads to, null for nowhere
	 */
	public record BarView(String label, String value, int share, boolean negative, @Nullable String href) {
	}

	/**
	 * A table of two dimensions.
	 *
	 * @param heads the values of that across
	 */
	public record HeatView(String title, List<String> heads, List<HeatRow> rows) {

		public HeatView {
			heads = List.copyOf(heads);
			rows = List.copyOf(rows);
		}

	}

	/**
	 * One row of it.
	 */
	public record HeatRow(String label, List<HeatCell> cells) {

		public HeatRow {
			cells = List.copyOf(cells);
		}

	}

	/**
	 * One cell.
	 *
	 * @param level how strongly it is coloured, 0 to 8
	 */
	public record HeatCell(String text, int level) {
	}

}
