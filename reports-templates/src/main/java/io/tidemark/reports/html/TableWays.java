package io.tidemark.reports.html;

import java.util.Map;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a page's table lead to, and what they are compared with.
 *
 * @param heads links that sort the rows, by the names of columns
 */
public record TableWays(Map<String, HeadLink> heads, CellWays cells) {

	/** Cells that lead nowhere. */
	public static final TableWays NONE = new TableWays(Map.of(), new CellWays() {
	});

	public TableWays {
		heads = Map.copyOf(heads);
	}

	/**
	 * A link that sorts the rows by a column.
	 *
	 * @param order {@code ascending}, {@code descending} or {@code none}: how they are
	 * sorted by it now
	 */
	public record HeadLink(String href, String order) {
	}

	/**
	 * What is known of cells.
	 */
	public interface CellWays {

		/**
		 * Return the address that a cell leads to, null for none.
		 */
		default @Nullable String find(FigureRow row, FigureColumn column) {
			return null;
		}

		/**
		 * Return whether a cell is compared with an earlier value.
		 */
		default boolean isCompared(FigureColumn column) {
			return false;
		}

		/**
		 * Return the earlier value, null for none.
		 */
		default @Nullable Object before(FigureRow row, FigureColumn column) {
			return null;
		}

	}

}
