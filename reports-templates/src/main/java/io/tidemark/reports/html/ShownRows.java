package io.tidemark.reports.html;

import java.util.Iterator;
import java.util.List;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;

/**
 * The rows of a figure as texts, made one by one while a template goes through them.
 */
final class ShownRows implements Iterator<List<String>> {

	private final List<FigureColumn> columns;

	private final Iterator<FigureRow> rows;

	ShownRows(FigureRows figure) {
		this.columns = figure.columns();
		this.rows = figure.rows().iterator();
	}

	@Override
	public boolean hasNext() {
		return this.rows.hasNext();
	}

	@Override
	public List<String> next() {
		FigureRow row = this.rows.next();
		return this.columns.stream().map((column) -> ShownValue.of(row.get(column.name()), column.kind())).toList();
	}

}
