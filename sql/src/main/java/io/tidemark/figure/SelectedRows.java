package io.tidemark.figure;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.FigureColumn;

/**
 * Rows with some of their columns.
 */
record SelectedRows(FigureRows all, List<FigureColumn> columns) implements FigureRows {

	SelectedRows {
		columns = List.copyOf(columns);
	}

	@Override
	public Iterable<FigureRow> rows() {
		Map<String, Integer> places = FigureRow.places(this.columns);
		return () -> {
			Iterator<FigureRow> rows = this.all.rows().iterator();
			return new Iterator<>() {

				@Override
				public boolean hasNext() {
					return rows.hasNext();
				}

				@Override
				public FigureRow next() {
					return rows.next().select(places);
				}

			};
		};
	}

}
