package io.tidemark.reports.html;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a figure as texts, made one by one while a template goes through them.
 */
final class ShownRows implements Iterator<List<String>> {

	private final List<FigureColumn> columns;

	private final Iterator<List<@Nullable Object>> rows;

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
		List<@Nullable Object> row = this.rows.next();
		List<String> texts = new ArrayList<>(this.columns.size());
		for (int index = 0; index < this.columns.size(); index++) {
			texts.add(ShownValue.of(row.get(index), this.columns.get(index).kind()));
		}
		return texts;
	}

}
