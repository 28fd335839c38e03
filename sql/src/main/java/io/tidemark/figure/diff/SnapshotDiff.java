package io.tidemark.figure.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

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

	private static final RowMapping<ChunkDiff.Difference> ROWS = new RowMapping<ChunkDiff.Difference>()
		.with("figure", (difference) -> difference.place().figure())
		.with("part", (difference) -> difference.place().part())
		.with("key", ChunkDiff.Difference::key)
		.with("column", ChunkDiff.Difference::column)
		.with("before", ChunkDiff.Difference::before)
		.with("after", ChunkDiff.Difference::after)
		.with("change", ChunkDiff.Difference::change);

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
	 * @return the differences; only chunks that differ are loaded, while the rows are
	 * iterated over, those of one part at a time
	 */
	public FigureRows read(Snapshot before, Snapshot after) {
		Map<Place, ChunkRef> one = chunks(before);
		Map<Place, ChunkRef> other = chunks(after);
		TreeSet<Place> places = new TreeSet<>(Place.ORDER);
		places.addAll(one.keySet());
		places.addAll(other.keySet());
		List<Pair> pairs = new ArrayList<>();
		for (Place place : places) {
			Pair pair = new Pair(place, one.get(place), other.get(place));
			if (pair.differs()) {
				pairs.add(pair);
			}
		}
		return new Differences(this.content, pairs);
	}

	private Map<Place, ChunkRef> chunks(Snapshot snapshot) {
		Map<Place, ChunkRef> chunks = new HashMap<>();
		this.content.loadChunkList(snapshot)
			.forEach((chunk) -> chunks.put(new Place(chunk.figure(), chunk.part()), chunk));
		return chunks;
	}

	private static FigureColumn column(String name, String label, ColumnKind kind) {
		return new FigureColumn(name, label, kind, null);
	}

	/**
	 * The part of a figure that a chunk has.
	 */
	record Place(String figure, String part) {

		private static final Comparator<Place> ORDER = Comparator.comparing(Place::figure).thenComparing(Place::part);

	}

	/**
	 * The chunks that two snapshots have in one place, null where there is none.
	 */
	private record Pair(Place place, @Nullable ChunkRef before, @Nullable ChunkRef after) {

		boolean differs() {
			return this.before == null || this.after == null || !Objects.equals(this.before.hash(), this.after.hash());
		}

	}

	/**
	 * The differences, which are found while they are read.
	 */
	private record Differences(SnapshotContent content, List<Pair> pairs) implements FigureRows {

		@Override
		public List<FigureColumn> columns() {
			return COLUMNS;
		}

		@Override
		public Iterable<FigureRow> rows() {
			return () -> this.pairs.stream().flatMap((pair) -> compare(pair).stream()).map(ROWS.to(COLUMNS)).iterator();
		}

		private List<ChunkDiff.Difference> compare(Pair pair) {
			return new ChunkDiff(pair.place(), measured(pair.before()), measured(pair.after())).differences();
		}

		private MeasuredRows measured(@Nullable ChunkRef chunk) {
			return (chunk != null) ? MeasuredRows.of(this.content.loadChunk(chunk)) : MeasuredRows.NONE;
		}

	}

}
