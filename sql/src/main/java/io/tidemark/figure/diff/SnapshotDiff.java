package io.tidemark.figure.diff;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
	public static final List<FigureColumn> COLUMNS = List.of(
			column("figure", "Figure", ColumnKind.TEXT, false, "The stored figure that differs."),
			column("part", "Part", ColumnKind.TEXT, false, "The part of it, a month of most; empty if it has one."),
			column("key", "Key", ColumnKind.TEXT, false, "The row, by what it is known by."),
			column("column", "Column", ColumnKind.TEXT, false,
					"What of the row differs; of a text both values, and no amounts."),
			column("before", "Before", ColumnKind.MONEY, true, "The earlier value; null without one."),
			column("after", "After", ColumnKind.MONEY, true, "The later value; null without one."),
			column("change", "Change", ColumnKind.MONEY, true, "What it is more, or less; null for texts."));

	private static final RowMapping<Difference> ROWS = new RowMapping<Difference>()
		.with("figure", (difference) -> difference.place().figure())
		.with("part", (difference) -> difference.place().part())
		.with("key", Difference::key)
		.with("column", Difference::column)
		.with("before", Difference::before)
		.with("after", Difference::after)
		.with("change", Difference::change);

	private static final String NONE = "none";

	private final SnapshotContent content;

	public SnapshotDiff(SnapshotContent content) {
		this.content = content;
	}

	/**
	 * Compare two snapshots, row by row of the figures that they store. A row is known by
	 * its figure's key, or the columns that measure nothing if it has none, and each of
	 * its measures that differs is a row of the answer, exactly: null where the row or
	 * the value is missing, which counts as 0 in the change. So is each other column that
	 * both snapshots store, without amounts. Rows without a measure are counted as
	 * {@code rows}. A figure that one of them does not have, as it was made by other SQL,
	 * is told in one row. The answer is ordered by figure, part, key (by code point) and
	 * the stored order of the columns, measures first. Only chunks that differ are
	 * loaded, while the rows are iterated over, those of one part at a time.
	 */
	public FigureRows read(Snapshot before, Snapshot after) {
		List<ChunkRef> chunksBefore = this.content.loadChunkList(before);
		List<ChunkRef> chunksAfter = this.content.loadChunkList(after);
		Map<Place, Pair> pairs = new TreeMap<>(Place.ORDER);
		chunksBefore.forEach((chunk) -> pairs.put(Place.of(chunk), new Pair(chunk, null)));
		chunksAfter.forEach((chunk) -> pairs.merge(Place.of(chunk), new Pair(null, chunk),
				(one, other) -> new Pair(one.before(), other.after())));
		pairs.values().removeIf((pair) -> !pair.differs());
		Map<Place, Difference> notCompared = notCompared(before, chunksBefore, after, chunksAfter);
		pairs.keySet().removeIf((place) -> notCompared.containsKey(place.ofFigure()));
		notCompared.keySet().forEach((place) -> pairs.put(place, Pair.NONE));
		return new FigureRows() {

			@Override
			public List<FigureColumn> columns() {
				return COLUMNS;
			}

			@Override
			public Iterable<FigureRow> rows() {
				return () -> pairs.entrySet()
					.stream()
					.flatMap((pair) -> notCompared.containsKey(pair.getKey())
							? Stream.of(Objects.requireNonNull(notCompared.get(pair.getKey())))
							: compare(pair.getKey(), pair.getValue()))
					.map(ROWS.to(COLUMNS))
					.iterator();
			}

		};
	}

	/**
	 * Find the figures that only one of two snapshots has because other SQL made it.
	 */
	private static Map<Place, Difference> notCompared(Snapshot before, List<ChunkRef> chunksBefore, Snapshot after,
			List<ChunkRef> chunksAfter) {
		Map<Place, Difference> found = new HashMap<>();
		if (!before.manifest().sqlVersion().equals(after.manifest().sqlVersion())) {
			missing(chunksBefore, chunksAfter)
				.forEach((place) -> found.put(place, Difference.notCompared(place, "new in", after)));
			missing(chunksAfter, chunksBefore)
				.forEach((place) -> found.put(place, Difference.notCompared(place, "not in", after)));
		}
		return found;
	}

	/**
	 * Return the figures that others have and these chunks are not of.
	 */
	private static Stream<Place> missing(List<ChunkRef> chunks, List<ChunkRef> others) {
		Set<String> figures = chunks.stream().map(ChunkRef::figure).collect(Collectors.toSet());
		return others.stream()
			.filter((chunk) -> !figures.contains(chunk.figure()))
			.map((chunk) -> Place.of(chunk).ofFigure())
			.distinct();
	}

	private Stream<Difference> compare(Place place, Pair pair) {
		MeasuredRows after = measured(pair.after());
		MeasuredRows before = measured(pair.before()).alignedTo(after);
		Set<String> measures = new LinkedHashSet<>(before.measures());
		measures.addAll(after.measures());
		List<String> labels = before.labels().stream().filter(after.labels()::contains).toList();
		TreeSet<MeasuredRows.Key> keys = new TreeSet<>(before.rows().keySet());
		keys.addAll(after.rows().keySet());
		return keys.stream()
			.flatMap((key) -> Stream.concat(measures.stream()
				.map((measure) -> new Difference(place, key.text(), measure, before.measure(key, measure),
						after.measure(key, measure)))
				.filter(Difference::isOne), relabeled(place, key, labels, before, after)));
	}

	/**
	 * Tell what else of a row that both snapshots have differs, as in
	 * {@code cause: price -> quantity}.
	 */
	private static Stream<Difference> relabeled(Place place, MeasuredRows.Key key, List<String> labels,
			MeasuredRows before, MeasuredRows after) {
		if (!before.rows().containsKey(key) || !after.rows().containsKey(key)) {
			return Stream.empty();
		}
		return labels.stream()
			.filter((label) -> !Objects.equals(before.label(key, label), after.label(key, label)))
			.map((label) -> new Difference(place, key.text(),
					"%s: %s -> %s".formatted(label, Objects.requireNonNullElse(before.label(key, label), NONE),
							Objects.requireNonNullElse(after.label(key, label), NONE)),
					null, null));
	}

	private MeasuredRows measured(@Nullable ChunkRef chunk) {
		return (chunk != null) ? MeasuredRows.of(chunk.figure(), this.content.loadChunk(chunk)) : MeasuredRows.NONE;
	}

	private static FigureColumn column(String name, String label, ColumnKind kind, boolean isNullable,
			String definition) {
		return new FigureColumn(name, label, kind, null, isNullable, definition, null);
	}

	/**
	 * The part of a figure that a chunk has.
	 */
	private record Place(String figure, String part) {

		private static final Comparator<Place> ORDER = Comparator.comparing(Place::figure).thenComparing(Place::part);

		private static Place of(ChunkRef chunk) {
			return new Place(chunk.figure(), chunk.part());
		}

		private Place ofFigure() {
			return new Place(this.figure, ChunkRef.ALL);
		}

	}

	/**
	 * The chunks that two snapshots have in one place, null where there is none.
	 */
	private record Pair(@Nullable ChunkRef before, @Nullable ChunkRef after) {

		private static final Pair NONE = new Pair(null, null);

		private boolean differs() {
			return this.before == null || this.after == null || !Objects.equals(this.before.hash(), this.after.hash());
		}

	}

	/**
	 * A value of one row, null for none, in both snapshots; both are null if what differs
	 * is no measure.
	 */
	private record Difference(Place place, String key, String column, @Nullable BigDecimal before,
			@Nullable BigDecimal after) {

		private static Difference notCompared(Place place, String how, Snapshot after) {
			return new Difference(place, ChunkRef.ALL, "%s %s, not compared".formatted(how, after.version()), null,
					null);
		}

		private boolean isOne() {
			return (this.before == null || this.after == null) ? this.before != null || this.after != null
					: this.before.compareTo(this.after) != 0;
		}

		private @Nullable BigDecimal change() {
			return (this.before == null && this.after == null) ? null
					: Objects.requireNonNullElse(this.after, BigDecimal.ZERO)
						.subtract(Objects.requireNonNullElse(this.before, BigDecimal.ZERO));
		}

	}

}
