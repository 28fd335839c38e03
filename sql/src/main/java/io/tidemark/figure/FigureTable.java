package io.tidemark.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tidemark.catalogue.FigureColumn;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is wholly in memory.
 */
public record FigureTable(List<FigureColumn> columns, List<FigureRow> rows) implements FigureRows {

	public FigureTable {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
	}

	/**
	 * Create a table of values, row by row in the order of the columns.
	 */
	public static FigureTable of(List<FigureColumn> columns, List<List<@Nullable Object>> values) {
		Map<String, Integer> places = FigureRow.places(columns);
		return new FigureTable(columns, values.stream().map((row) -> new FigureRow(places, row.toArray())).toList());
	}

	public static FigureTable of(FigureRows figure) {
		if (figure instanceof FigureTable table) {
			return table;
		}
		List<FigureRow> rows = new ArrayList<>();
		figure.rows().forEach(rows::add);
		return new FigureTable(figure.columns(), rows);
	}

}
