package io.tidemark.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Parameter;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * A list that is served as it is stored, with one of its chunks in memory at a time.
 *
 * @param figure the stored figure
 * @param date the column that the figure is stored by and dates are asked of, null if it
 * takes no dates
 * @param equalities the columns whose value, or values, a parameter names exactly
 * @param rows what is shown of a stored row
 */
public record StoredList(String figure, @Nullable String date, Map<Parameter, String> equalities,
		RowMapping<ChunkContent.Row> rows) {

	public StoredList {
		equalities = Map.copyOf(equalities);
	}

	/**
	 * Read all rows in their stored order; each chunk is loaded when the iteration gets
	 * there.
	 */
	public FigureRows read(SnapshotContent content, List<FigureColumn> columns, Snapshot snapshot,
			Parameters parameters) {
		List<ChunkRef> chunks = chunks(content, snapshot, parameters);
		return new FigureRows() {

			@Override
			public List<FigureColumn> columns() {
				return columns;
			}

			@Override
			public Iterable<FigureRow> rows() {
				return () -> chunks.stream()
					.flatMap((chunk) -> matching(content, chunk, parameters))
					.map(StoredList.this.rows.to(columns))
					.iterator();
			}

		};
	}

	/**
	 * Read the page that is asked for, the first one if none is. Chunks that match as a
	 * whole and lie outside of the page are counted without being loaded.
	 */
	public FigurePage readPage(SnapshotContent content, List<FigureColumn> columns, Snapshot snapshot,
			Parameters parameters) {
		Paging paging = parameters.paging();
		Function<ChunkContent.Row, FigureRow> mapping = this.rows.to(columns);
		List<FigureRow> page = new ArrayList<>();
		long before = 0;
		for (ChunkRef chunk : chunks(content, snapshot, parameters)) {
			if (matchesAll(chunk, parameters) && !paging.overlaps(before, chunk.rowCount())) {
				before += chunk.rowCount();
				continue;
			}
			for (ChunkContent.Row stored : matching(content, chunk, parameters).toList()) {
				if (paging.overlaps(before++, 1)) {
					page.add(mapping.apply(stored));
				}
			}
		}
		return FigurePage.of(new FigureTable(columns, page), paging, before);
	}

	private List<ChunkRef> chunks(SnapshotContent content, Snapshot snapshot, Parameters parameters) {
		return content.loadChunkList(snapshot)
			.stream()
			.filter((chunk) -> chunk.figure().equals(this.figure)
					&& (this.date == null || parameters.dates().mayInclude(chunk.part())))
			.toList();
	}

	/**
	 * Return whether all rows of a chunk match, as far as is known without loading it.
	 */
	private boolean matchesAll(ChunkRef chunk, Parameters parameters) {
		return this.equalities.keySet().stream().allMatch((parameter) -> parameters.text(parameter) == null)
				&& (this.date == null || parameters.dates().includesAll(chunk.part()));
	}

	private Stream<ChunkContent.Row> matching(SnapshotContent content, ChunkRef chunk, Parameters parameters) {
		DateRange dates = parameters.dates();
		String day = this.date;
		Stream<ChunkContent.Row> rows = content.loadChunk(chunk).stream();
		if (day != null && !dates.includesAll(chunk.part())) {
			rows = rows.filter((row) -> dates.includes(row.date(day)));
		}
		for (Map.Entry<Parameter, String> equality : this.equalities.entrySet()) {
			List<String> wanted = parameters.texts(equality.getKey());
			if (!wanted.isEmpty()) {
				rows = rows.filter((row) -> {
					String value = row.get(equality.getValue());
					return value != null && wanted.contains(value);
				});
			}
		}
		return rows;
	}

}
