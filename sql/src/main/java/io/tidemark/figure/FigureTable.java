package io.tidemark.figure;

import io.tidemark.catalogue.FigureColumn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is wholly in memory.
 *
 * @param columns the columns
 * @param rows the rows, each as long as there are columns
 */
public record FigureTable(List<FigureColumn> columns, List<List<@Nullable Object>> rows) implements FigureRows {

	public FigureTable {
		columns = List.copyOf(columns);
		rows = Collections.unmodifiableList(new ArrayList<>(rows));
	}

}
