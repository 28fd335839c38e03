package io.tidemark.jobs.cli;

import java.util.Map;
import java.util.function.Supplier;

import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.MetricsQuery;
import io.tidemark.figure.MetricsReader;
import io.tidemark.figure.MovementQuery;
import io.tidemark.figure.MovementReader;
import io.tidemark.figure.RestatementQuery;
import io.tidemark.figure.RestatementReader;
import io.tidemark.figure.RevenueQuery;
import io.tidemark.figure.RevenueReader;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question for a series, read when it is asked for.
 *
 * @param rows the page that was asked for, all rows if none was
 * @param page the page that was asked for, the first one if none was
 */
record SeriesAnswer(Supplier<FigureRows> rows, Supplier<FigurePage> page) {

	/**
	 * Find the answer.
	 * @param name the figure that is asked for
	 * @return the answer, null if the figure is no series
	 */
	static @Nullable SeriesAnswer find(String name, SnapshotStore store, Snapshot snapshot,
			Map<String, String> parameters) {
		return switch (name) {
			case RevenueQuery.NAME -> revenue(new RevenueReader(store), snapshot, RevenueQuery.parse(parameters));
			case MetricsQuery.NAME -> metrics(new MetricsReader(store), snapshot, MetricsQuery.parse(parameters));
			case MovementQuery.NAME -> movements(new MovementReader(store), snapshot, MovementQuery.parse(parameters));
			case RestatementQuery.NAME ->
				restatements(new RestatementReader(store, store), snapshot, RestatementQuery.parse(parameters));
			default -> null;
		};
	}

	private static SeriesAnswer revenue(RevenueReader reader, Snapshot snapshot, RevenueQuery query) {
		return new SeriesAnswer(() -> reader.read(snapshot, query), () -> reader.readPage(snapshot, query));
	}

	private static SeriesAnswer metrics(MetricsReader reader, Snapshot snapshot, MetricsQuery query) {
		return new SeriesAnswer(() -> reader.read(snapshot, query), () -> reader.readPage(snapshot, query));
	}

	private static SeriesAnswer movements(MovementReader reader, Snapshot snapshot, MovementQuery query) {
		return new SeriesAnswer(() -> reader.read(snapshot, query), () -> reader.readPage(snapshot, query));
	}

	private static SeriesAnswer restatements(RestatementReader reader, Snapshot snapshot, RestatementQuery query) {
		return new SeriesAnswer(() -> reader.read(snapshot, query), () -> reader.readPage(snapshot, query));
	}

}
