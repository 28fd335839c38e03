package io.tidemark.figure;

import io.tidemark.catalogue.FigureColumn;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Columns and rows on their way out. Values are strings, longs, decimals and local dates,
 * or null.
 */
public interface FigureRows {

	/**
	 * Return the columns.
	 * @return at least one
	 */
	List<FigureColumn> columns();

	/**
	 * Return the rows in their documented total order, each as long as there are columns.
	 * @return the rows; they may be loaded while they are iterated over
	 */
	Iterable<List<@Nullable Object>> rows();

}
