package io.tidemark.reports.html;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;

/**
 * A table whose values are made texts while a template goes through them.
 */
public record ShownTable(String title, List<FigureColumn> columns, Iterator<List<String>> rows) {

	static List<ShownTable> of(Map<String, ? extends FigureRows> tables) {
		List<ShownTable> shown = new ArrayList<>();
		tables.forEach((title, table) -> shown.add(new ShownTable(title, table.columns(), new ShownRows(table))));
		return shown;
	}

	private static final class ShownRows implements Iterator<List<String>> {

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
			return this.columns.stream().map((column) -> ShownValue.of(row.get(column.name()), column)).toList();
		}

	}

}
