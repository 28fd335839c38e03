package io.tidemark.figure.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Interval;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.FigurePage;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.Parameters;
import io.tidemark.figure.movement.MovementReader;
import io.tidemark.figure.series.MetricsReader;
import io.tidemark.figure.series.RestatementReader;
import io.tidemark.figure.series.RevenueReader;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A series of the catalogue.
 */
final class SeriesFigure extends Figure {

	/** The only place that knows which code computes which series. */
	private static final Map<String, Source> SOURCES = Map
		.of(RevenueReader.NAME,
				new Source(RevenueReader.INTERVAL,
						inMemory((from, columns, snapshot,
								parameters) -> new RevenueReader(from.content(), columns).read(snapshot, parameters))),
				MetricsReader.NAME,
				new Source(MetricsReader.INTERVAL,
						inMemory((from, columns, snapshot, parameters) -> new MetricsReader(from.content(), columns)
							.read(snapshot, parameters))),
				RestatementReader.NAME,
				new Source(null,
						inMemory((from, columns, snapshot,
								parameters) -> new RestatementReader(from.content(), from.history(), columns)
									.read(snapshot, parameters))),
				MovementReader.NAME, new Source(null, (from, columns, snapshot, parameters, inPages) -> {
					MovementReader reader = new MovementReader(from.content(), columns);
					return inPages ? reader.readPage(snapshot, parameters)
							: FigurePage.whole(reader.read(snapshot, parameters));
				}));

	private final Series series;

	private final Source source;

	/**
	 * Create the figure.
	 * @throws IllegalArgumentException if nothing computes the series
	 */
	SeriesFigure(Series series) {
		Source known = SOURCES.get(series.name());
		if (known == null) {
			throw new IllegalArgumentException("Nothing computes the series " + series.name());
		}
		this.series = series;
		this.source = known;
	}

	@Override
	public String name() {
		return this.series.name();
	}

	@Override
	public String path() {
		return "/analytics/" + this.series.name() + "/";
	}

	@Override
	public String group() {
		return "analytics";
	}

	@Override
	public String label() {
		return this.series.name();
	}

	@Override
	public String definition() {
		return this.series.definition();
	}

	@Override
	public @Nullable String source() {
		return this.series.source();
	}

	@Override
	public List<FigureColumn> columns() {
		return this.series.columns();
	}

	@Override
	public Set<Parameter> parameters() {
		return this.series.parameters();
	}

	@Override
	public @Nullable Interval interval() {
		return this.source.interval();
	}

	@Override
	public Permission permission() {
		return Permission.ANALYTICS;
	}

	@Override
	public Kind kind() {
		return Kind.SERIES;
	}

	@Override
	FigurePage read(FigureReader from, Snapshot snapshot, Parameters parameters, boolean inPages) {
		return this.source.rows().read(from, columns(), snapshot, parameters, inPages || parameters.hasPage());
	}

	private static Rows inMemory(AllRows all) {
		return (from, columns, snapshot, parameters, inPages) -> {
			FigureTable rows = all.read(from, columns, snapshot, parameters);
			return inPages ? FigurePage.of(rows, parameters.paging()) : FigurePage.whole(rows);
		};
	}

	/**
	 * What computes a series.
	 *
	 * @param interval how long periods are by default, null without periods
	 * @param rows what reads the rows
	 */
	private record Source(@Nullable Interval interval, Rows rows) {
	}

	/**
	 * Reads a page or all rows.
	 */
	private interface Rows {

		FigurePage read(FigureReader from, List<FigureColumn> columns, Snapshot snapshot, Parameters parameters,
				boolean inPages);

	}

	/**
	 * Reads all rows into memory.
	 */
	private interface AllRows {

		FigureTable read(FigureReader from, List<FigureColumn> columns, Snapshot snapshot, Parameters parameters);

	}

}
