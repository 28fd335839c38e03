package io.tidemark.jobs.check;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.GuardedFigure;
import io.tidemark.config.GuardProperties;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotContent;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the snapshot before said of guarded figures beside what a run says.
 */
public final class PreviousFigures {

	private final Warehouse warehouse;

	public PreviousFigures(Warehouse warehouse) {
		this.warehouse = warehouse;
		warehouse.execute("create or replace table guards (figure_name varchar,"
				+ " max_fall decimal(18, 6), max_rise decimal(18, 6), min_change decimal(38, 6))");
		warehouse.execute("create or replace table previous_figures"
				+ " (version varchar, figure_name varchar, figure_group varchar, figure_value decimal(38, 6))");
	}

	/**
	 * Write down how far each figure may jump.
	 */
	public void guard(GuardProperties guards) {
		for (GuardedFigure figure : Catalogue.load().guards()) {
			GuardProperties.Jump guard = guards.guard(figure);
			if (guard.enabled()) {
				this.warehouse.update("insert into guards values (?, ?, ?, ?)", figure.name(), guard.maxFall(),
						guard.maxRise(), guards.minChange(figure));
			}
		}
	}

	/**
	 * Write down what a snapshot said at its business date.
	 */
	public void load(SnapshotContent content, Snapshot previous) {
		List<ChunkRef> chunks = content.loadChunkList(previous);
		for (GuardedFigure guarded : Catalogue.load().guards()) {
			for (ChunkRef chunk : chunks) {
				if (chunk.figure().equals(guarded.figure()) && mayHave(chunk.part(), guarded, previous)) {
					load(previous, guarded, content.loadChunk(chunk));
				}
			}
		}
	}

	/**
	 * Return whether a part of the figure may have the guarded rows: of months it is that
	 * of the business date, or any where rows are told apart by month.
	 */
	private static boolean mayHave(String part, GuardedFigure guarded, Snapshot previous) {
		if (guarded.date() != null) {
			return part.equals(businessDate(previous).substring(0, part.length()));
		}
		return part.equals(ChunkRef.ALL) || Catalogue.load()
			.cubes()
			.stream()
			.anyMatch((cube) -> cube.figure().equals(guarded.figure()) && cube.isByMonth(guarded.group()));
	}

	/**
	 * Write down the guarded rows of a chunk. One from before the catalogue declared one
	 * of the columns has none.
	 */
	private void load(Snapshot previous, GuardedFigure guarded, ChunkContent rows) {
		if (!rows.columns().containsAll(guarded.group()) || !rows.columns().contains(guarded.column())) {
			return;
		}
		int key = rows.indexOf((guarded.date() != null) ? guarded.date() : Cube.GROUPED_BY);
		String wanted = (guarded.date() != null) ? businessDate(previous) : guarded.groupedBy();
		int[] group = guarded.group().stream().mapToInt(rows::indexOf).toArray();
		int value = rows.indexOf(guarded.column());
		for (@Nullable
		String[] row : rows.rows()) {
			if (Objects.equals(row[key], wanted)) {
				this.warehouse.update("insert into previous_figures values (?, ?, ?, ?)", previous.version().toString(),
						guarded.name(),
						IntStream.of(group)
							.mapToObj((column) -> row[column])
							.filter(Objects::nonNull)
							.collect(Collectors.joining(", ")),
						row[value]);
			}
		}
	}

	private static String businessDate(Snapshot snapshot) {
		return snapshot.version().businessDate().toString();
	}

}
