package io.tidemark.api.browse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureTable;
import io.tidemark.figure.registry.Figure;
import io.tidemark.reports.plot.FigurePlots;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the period before: the first of its days stands beside the first of these,
 * the second beside the second, each with the same other dimensions.
 */
final class Earlier {

	private final List<FigureColumn> columns;

	private final @Nullable FigureColumn time;

	private final Map<Object, Integer> places;

	private final Map<String, FigureRow> before = new HashMap<>();

	Earlier(Figure figure, FigureTable now, FigureTable before) {
		this.columns = now.columns();
		this.time = FigurePlots.findTime(figure, now.columns());
		this.places = places(now);
		Map<Object, Integer> earlierPlaces = places(before);
		before.rows().forEach((row) -> this.before.put(key(row, earlierPlaces), row));
	}

	private Map<Object, Integer> places(FigureTable table) {
		Map<Object, Integer> places = new HashMap<>();
		FigureColumn of = this.time;
		if (of != null) {
			table.rows().forEach((row) -> places.putIfAbsent(String.valueOf(row.get(of.name())), places.size()));
		}
		return places;
	}

	private String key(FigureRow row, Map<Object, Integer> at) {
		return this.columns.stream()
			.filter((column) -> column.kind().isDimension() && column.kind() != ColumnKind.FLAG)
			.map((column) -> column.equals(this.time) ? String.valueOf(at.get(String.valueOf(row.get(column.name()))))
					: String.valueOf(row.get(column.name())))
			.collect(Collectors.joining("\0"));
	}

	@Nullable Object find(FigureRow row, FigureColumn column) {
		FigureRow earlier = this.before.get(key(row, this.places));
		return (earlier != null) ? earlier.get(column.name()) : null;
	}

}
