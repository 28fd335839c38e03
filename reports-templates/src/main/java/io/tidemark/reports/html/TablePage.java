package io.tidemark.reports.html;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.figure.FigureRows;
import org.jspecify.annotations.Nullable;

/**
 * A page with one figure.
 *
 * @param definition what it shows, in one sentence
 * @param figures links to the figures beside it, itself included
 * @param formats links to the same figure in other formats
 * @param previous the address of the previous page of rows, null if there is none
 * @param next the address of the next page of rows, null if there is none
 * @param tables the figure, or what else is shown, by the title of each table; rows are
 * iterated over once
 * @param warnings what the reader may have got wrong
 * @param around what is around the tables
 * @param ways what the cells of the tables lead to
 * @param extent which of how many rows these are, null where nobody has counted
 */
public record TablePage(String title, String definition, PageSnapshot freshness, List<PageLink> figures,
		List<PageLink> formats, @Nullable String previous, @Nullable String next,
		Map<String, ? extends FigureRows> tables, List<String> warnings, Surroundings around, TableWays ways,
		@Nullable Extent extent) {

	public TablePage {
		warnings = List.copyOf(warnings);
		figures = List.copyOf(figures);
		formats = List.copyOf(formats);
		tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
	}

	/**
	 * Create a page without warnings.
	 */
	public TablePage(String title, String definition, PageSnapshot freshness, List<PageLink> figures,
			List<PageLink> formats, @Nullable String previous, @Nullable String next,
			Map<String, ? extends FigureRows> tables) {
		this(title, definition, freshness, figures, formats, previous, next, tables, List.of(), Surroundings.NONE,
				TableWays.NONE, null);
	}

	/**
	 * Create a page of one table, which the page's own title is enough for.
	 */
	public TablePage(String title, String definition, PageSnapshot freshness, List<PageLink> figures,
			List<PageLink> formats, @Nullable String previous, @Nullable String next, FigureRows rows) {
		this(title, definition, freshness, figures, formats, previous, next, Map.of(title, rows));
	}

	/**
	 * Return the page with other tables.
	 */
	public TablePage with(Map<String, ? extends FigureRows> others) {
		return new TablePage(this.title, this.definition, this.freshness, this.figures, this.formats, this.previous,
				this.next, others, this.warnings, this.around, this.ways, this.extent);
	}

	/**
	 * Return the page with other warnings.
	 */
	public TablePage with(List<String> others) {
		return new TablePage(this.title, this.definition, this.freshness, this.figures, this.formats, this.previous,
				this.next, this.tables, others, this.around, this.ways, this.extent);
	}

	/**
	 * Return the page with its neighbours, what is around its tables and what their cells
	 * lead to.
	 */
	public TablePage with(List<PageLink> neighbours, Surroundings surroundings, TableWays others) {
		return new TablePage(this.title, this.definition, this.freshness, neighbours, this.formats, this.previous,
				this.next, this.tables, this.warnings, surroundings, others, this.extent);
	}

	/**
	 * Return the page with which rows these are.
	 */
	public TablePage with(@Nullable Extent rows) {
		return new TablePage(this.title, this.definition, this.freshness, this.figures, this.formats, this.previous,
				this.next, this.tables, this.warnings, this.around, this.ways, rows);
	}

	/**
	 * Which of how many rows a page has.
	 *
	 * @param whole the address of a page of them all, null if this is one or there are
	 * too many
	 */
	public record Extent(String words, @Nullable String whole) {
	}

}
