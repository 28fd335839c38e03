package io.tidemark.figure.diff;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.RowMapping;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Finds how two snapshots differ, in every figure and on every day.
 */
public final class SnapshotDiff {

	/** The columns: where a difference is, and how large it is. */
	public static final List<FigureColumn> COLUMNS = List.of(column("figure", "Figure", ColumnKind.TEXT),
			column("part", "Part", ColumnKind.TEXT), column("key", "Key", ColumnKind.TEXT),
			column("column", "Column", ColumnKind.TEXT), column("before", "Before", ColumnKind.MONEY),
			column("after", "After", ColumnKind.MONEY), column("change", "Change", ColumnKind.MONEY));

	private static final RowMapping<Difference> ROWS = new RowMapping<Difference>()
		.with("figure", (difference) -> difference.place().figure())
		.with("part", (difference) -> difference.place().part())
		.with("key", Difference::key)
		.with("column", Difference::column)
		.with("before", Difference::before)
		.with("after", Difference::after)
		.with("change", Difference::change);

	private final SnapshotContent content;

	public SnapshotDiff(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Compare two snapshots, row by row of the figures that they store. A row is known by
	 * the columns that measure nothing, and each of its measures that differs is a row of
	 * the answer, exactly: null where the row or the value is missing, which counts as 0
	 * in the change. Rows without a measure are counted as {@code rows}. The answer is
	 * ordered by figure, part, key (by code point) and the stored order of the columns.
	 * Only chunks that differ are loaded, while the rows are iterated over, those of one
	 * part at a time.
	 */
	public FigureRows read(Snapshot before, Snapshot after) {
		Map<Place, Pair> pairs = new TreeMap<>(Place.ORDER);
		this.content.loadChunkList(before).forEach((chunk) -> pairs.put(Place.of(chunk), new Pair(chunk, null)));
		this.content.loadChunkList(after)
			.forEach((chunk) -> pairs.merge(Place.of(chunk), new Pair(null, chunk),
					(one, other) -> new Pair(one.before(), other.after())));
		pairs.values().removeIf((pair) -> !pair.differs());
		return new FigureRows() {

			@Override
			public List<FigureColumn> columns() {
				return COLUMNS;
			}

			@Override
			public Iterable<FigureRow> rows() {
				return () -> pairs.entrySet()
					.stream()
					.flatMap((pair) -> compare(pair.getKey(), pair.getValue()))
					.map(ROWS.to(COLUMNS))
					.iterator();
			}

		};
	}

	private Stream<Difference> compare(Place place, Pair pair) {
		MeasuredRows before = measured(pair.before());
		MeasuredRows after = measured(pair.after());
		Set<String> measures = new LinkedHashSet<>(before.measures());
		measures.addAll(after.measures());
		TreeSet<MeasuredRows.Key> keys = new TreeSet<>(before.rows().keySet());
		keys.addAll(after.rows().keySet());
		return keys.stream()
			.flatMap((key) -> measures.stream()
				.map((measure) -> new Difference(place, key.text(), measure, before.find(key, measure),
						after.find(key, measure))))
			.filter(Difference::isOne);
	}

	private MeasuredRows measured(@Nullable ChunkRef chunk) {
		return (chunk != null) ? MeasuredRows.of(this.content.loadChunk(chunk)) : MeasuredRows.NONE;
	}

	private static FigureColumn column(String name, String label, ColumnKind kind) {
		return new FigureColumn(name, label, kind, null);
	}

	/**
	 * The part of a figure that a chunk has.
	 */
	private record Place(String figure, String part) {

		private static final Comparator<Place> ORDER = Comparator.comparing(Place::figure).thenComparing(Place::part);

		private static Place of(ChunkRef chunk) {
			return new Place(chunk.figure(), chunk.part());
		}

	}

	/**
	 * The chunks that two snapshots have in one place, null where there is none.
	 */
	private record Pair(@Nullable ChunkRef before, @Nullable ChunkRef after) {

		private boolean differs() {
			return this.before == null || this.after == null || !Objects.equals(this.before.hash(), this.after.hash());
		}

	}

	/**
	 * A value of one row, null for none, in both snapshots.
	 */
	private record Difference(Place place, String key, String column, @Nullable BigDecimal before,
			@Nullable BigDecimal after) {

		private boolean isOne() {
			return (this.before == null || this.after == null) ? this.before != null || this.after != null
					: this.before.compareTo(this.after) != 0;
		}

		private BigDecimal change() {
			return Objects.requireNonNullElse(this.after, BigDecimal.ZERO)
				.subtract(Objects.requireNonNullElse(this.before, BigDecimal.ZERO));
		}

	}

}
