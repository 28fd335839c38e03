package io.tidemark.figure.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.figure.CodePoints;
import io.tidemark.snapshot.ChunkContent;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a chunk by what they are known by: the figure's key, or all that they don't
 * measure if it has none.
 *
 * @param measures the columns that measure something, in stored order
 * @param labels the other columns beside the key, in stored order
 * @param rows the columns of the rows that have a value
 */
record MeasuredRows(List<String> measures, List<String> labels, Map<Key, Map<String, String>> rows) {

	static final MeasuredRows NONE = new MeasuredRows(List.of(), List.of(), Map.of());

	/** What rows without a measure are counted as. */
	private static final String ROWS = "rows";

	private static final Set<String> STORED_ONLY = Set.of("movement_amount", "before_amount", "after_amount",
			"paying_customers", "new_customers", "churned_customers", "reactivated_customers", "start_customers",
			"lost_customers", "start_revenue", "kept_revenue", "end_revenue", "cohort_customers", "switch_in_revenue",
			"switch_out_revenue");

	private static final Set<String> MEASURES = Stream
		.of(Catalogue.load().kpis().stream().flatMap((kpi) -> measures(kpi.columns())),
				Catalogue.load().series().stream().flatMap((series) -> measures(series.columns())),
				STORED_ONLY.stream())
		.flatMap((names) -> names)
		.collect(Collectors.toUnmodifiableSet());

	private static Stream<String> measures(List<FigureColumn> columns) {
		return columns.stream().filter((column) -> !column.kind().isDimension()).map(FigureColumn::name);
	}

	private static final Map<String, StoredFigure> FIGURES = Catalogue.load()
		.figures()
		.stream()
		.collect(Collectors.toUnmodifiableMap(StoredFigure::name, Function.identity()));

	static MeasuredRows of(String figure, ChunkContent chunk) {
		List<String> measures = chunk.columns().stream().filter(MEASURES::contains).toList();
		List<String> others = chunk.columns().stream().filter((column) -> !MEASURES.contains(column)).toList();
		StoredFigure stored = FIGURES.get(figure);
		List<String> declared = (stored != null) ? stored.key() : List.of();
		List<String> optional = (stored != null) ? stored.optional() : List.of();
		boolean hasKey = !declared.isEmpty() && others.containsAll(declared);
		List<String> known = others.stream().filter((column) -> !hasKey || declared.contains(column)).toList();
		List<String> labels = others.stream().filter((column) -> !known.contains(column)).toList();
		Map<Key, Map<String, String>> rows = new HashMap<>();
		Map<Key, Integer> seen = new HashMap<>();
		chunk.stream().forEach((row) -> {
			Key key = Key.of(known, optional, row);
			int number = seen.merge(key, 1, Integer::sum);
			Map<String, String> values = values(Stream.concat(measures.stream(), labels.stream()).toList(), row);
			if (measures.isEmpty()) {
				values.put(ROWS, String.valueOf(number));
				rows.put(key, values);
			}
			else {
				rows.put(key.numbered(number - 1), values);
			}
		});
		return new MeasuredRows(measures.isEmpty() ? List.of(ROWS) : measures, labels, rows);
	}

	private static Map<String, String> values(List<String> columns, ChunkContent.Row row) {
		Map<String, String> values = new HashMap<>();
		for (String column : columns) {
			String value = row.get(column);
			if (value != null) {
				values.put(column, value);
			}
		}
		return values;
	}

	/**
	 * Return the same rows by the keys that others have for them: where just one of them
	 * lacks an optional part, as a subscription that was not stored yet, it is the same.
	 */
	MeasuredRows alignedTo(MeasuredRows others) {
		Map<String, List<Key>> theirs = others.missingIn(this);
		Map<Key, Map<String, String>> aligned = new HashMap<>(this.rows);
		missingIn(others).forEach((required, own) -> {
			List<Key> candidates = theirs.getOrDefault(required, List.of());
			if (own.size() == 1 && candidates.size() == 1 && own.get(0).mayBe(candidates.get(0))) {
				aligned.remove(own.get(0));
				aligned.put(candidates.get(0), this.rows.getOrDefault(own.get(0), Map.of()));
			}
		});
		return new MeasuredRows(this.measures, this.labels, aligned);
	}

	private Map<String, List<Key>> missingIn(MeasuredRows others) {
		return this.rows.keySet()
			.stream()
			.filter((key) -> !others.rows.containsKey(key))
			.collect(Collectors.groupingBy((key) -> key.level() + " " + key.required()));
	}

	@Nullable BigDecimal measure(Key key, String column) {
		String value = label(key, column);
		return (value != null) ? new BigDecimal(value) : null;
	}

	@Nullable String label(Key key, String column) {
		return this.rows.getOrDefault(key, Map.of()).get(column);
	}

	/**
	 * What a stored row is known by.
	 *
	 * @param text the columns that it is known by and that have a value, as name=value
	 * @param required those of them that every row has
	 * @param level the dimensions that a cell of a cube is for, empty elsewhere
	 * @param occurrence 0, or how many rows before it have the same text and level
	 */
	record Key(String text, String required, String level, int occurrence) implements Comparable<Key> {

		private static final String SEPARATOR = ", ";

		private static final Comparator<Key> ORDER = Comparator.comparing(Key::text, CodePoints::compare)
			.thenComparing(Key::level, CodePoints::compare)
			.thenComparing(Key::occurrence);

		private static Key of(List<String> columns, List<String> optional, ChunkContent.Row row) {
			List<String> parts = new ArrayList<>();
			List<String> required = new ArrayList<>();
			String level = "";
			for (String column : columns) {
				String value = row.get(column);
				if (value != null && column.equals(Cube.GROUPED_BY)) {
					level = value;
				}
				else if (value != null) {
					String part = column + "=" + quoted(value);
					parts.add(part);
					if (!optional.contains(column)) {
						required.add(part);
					}
				}
			}
			return new Key(parts.isEmpty() ? "all" : String.join(SEPARATOR, parts), String.join(SEPARATOR, required),
					level, 0);
		}

		private static String quoted(String value) {
			boolean isPlain = value.indexOf(',') < 0 && value.indexOf('"') < 0;
			return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
		}

		/**
		 * Return whether another key with the same required parts may be the same row's,
		 * since one of them has no other part.
		 */
		private boolean mayBe(Key other) {
			return this.text.equals(this.required) || other.text.equals(other.required);
		}

		private Key numbered(int number) {
			return new Key(this.text, this.required, this.level, number);
		}

		@Override
		public int compareTo(Key other) {
			return ORDER.compare(this, other);
		}

	}

}
