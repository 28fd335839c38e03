package io.tidemark.figure;

import java.util.List;

import io.tidemark.catalogue.FigureColumn;

/**
 * Columns and rows on their way out. Values are strings, longs, decimals and local dates,
 * or null.
 */
public interface FigureRows {

	/**
	 * Return the columns, at least one.
	 */
	List<FigureColumn> columns();

	/**
	 * Return the rows in their documented total order; they may be loaded while they are
	 * iterated over.
	 */
	Iterable<FigureRow> rows();

	/**
	 * Return the same rows with some of the columns, in another order.
	 */
	default FigureRows select(List<FigureColumn> selected) {
		return new SelectedRows(this, selected);
	}

}
