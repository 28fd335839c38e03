package io.tidemark.figure.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.series.RevenueReader;
import io.tidemark.snapshot.ChunkContent;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a chunk by what they are known by.
 *
 * @param measures the columns that measure something, in stored order
 * @param rows the measures that have a value, by column
 */
record MeasuredRows(List<String> measures, Map<RowKey, Map<String, BigDecimal>> rows) {

	static final MeasuredRows NONE = new MeasuredRows(List.of(), Map.of());

	/** What rows without a measure are counted as. */
	private static final String ROWS = "rows";

	private static final String LEVEL = "grouped_by";

	private static final Set<String> STORED_ONLY = Set.of("movement_amount", "before_amount", "after_amount",
			"paying_customers", "new_customers", "churned_customers", "reactivated_customers");

	private static final Set<String> MEASURES = Stream
		.of(Catalogue.load().kpis().stream().flatMap((kpi) -> measures(kpi.columns())), measures(RevenueReader.COLUMNS),
				STORED_ONLY.stream())
		.flatMap((names) -> names)
		.collect(Collectors.toUnmodifiableSet());

	private static Stream<String> measures(List<FigureColumn> columns) {
		return columns.stream().filter((column) -> !column.kind().isDimension()).map(FigureColumn::name);
	}

	static MeasuredRows of(ChunkContent chunk) {
		List<String> measures = chunk.columns().stream().filter(MEASURES::contains).toList();
		return measures.isEmpty() ? counted(chunk) : new MeasuredRows(measures, measured(chunk));
	}

	private static Map<RowKey, Map<String, BigDecimal>> measured(ChunkContent chunk) {
		Map<RowKey, Map<String, BigDecimal>> rows = new HashMap<>();
		Map<RowKey, Integer> seen = new HashMap<>();
		for (@Nullable
		String[] row : chunk.rows()) {
			RowKey key = key(chunk.columns(), row);
			rows.put(key.numbered(seen.merge(key, 1, Integer::sum) - 1), values(chunk.columns(), row));
		}
		return rows;
	}

	private static MeasuredRows counted(ChunkContent chunk) {
		Map<RowKey, Map<String, BigDecimal>> rows = new HashMap<>();
		for (@Nullable
		String[] row : chunk.rows()) {
			rows.computeIfAbsent(key(chunk.columns(), row), (key) -> new HashMap<>())
				.merge(ROWS, BigDecimal.ONE, BigDecimal::add);
		}
		return new MeasuredRows(List.of(ROWS), rows);
	}

	private static RowKey key(List<String> columns, @Nullable String[] row) {
		List<String> parts = new ArrayList<>();
		String level = "";
		for (int index = 0; index < row.length; index++) {
			String value = row[index];
			String column = columns.get(index);
			if (value != null && column.equals(LEVEL)) {
				level = value;
			}
			else if (value != null && !MEASURES.contains(column)) {
				parts.add(column + "=" + quoted(value));
			}
		}
		return new RowKey(parts.isEmpty() ? "all" : String.join(", ", parts), level, 0);
	}

	private static String quoted(String value) {
		boolean isPlain = value.indexOf(',') < 0 && value.indexOf('"') < 0;
		return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
	}

	private static Map<String, BigDecimal> values(List<String> columns, @Nullable String[] row) {
		Map<String, BigDecimal> values = new HashMap<>();
		for (int index = 0; index < row.length; index++) {
			String value = row[index];
			if (value != null && MEASURES.contains(columns.get(index))) {
				values.put(columns.get(index), new BigDecimal(value));
			}
		}
		return values;
	}

}
