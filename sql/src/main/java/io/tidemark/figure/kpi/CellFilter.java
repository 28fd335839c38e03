package io.tidemark.figure.kpi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.figure.DateRange;
import io.tidemark.figure.Parameters;
import io.tidemark.snapshot.ChunkContent;
import io.tidemark.snapshot.ChunkRef;

/**
 * Picks the cells of a cube that answer a question: the level of the cube with just the
 * dimensions that are grouped or filtered by, and in it the cells that match.
 */
final class CellFilter {

	private final Kpi kpi;

	private final Cube cube;

	private final Parameters parameters;

	private final DateRange dates;

	CellFilter(Kpi kpi, Parameters parameters) {
		this.kpi = kpi;
		this.cube = kpi.cube();
		this.parameters = parameters;
		this.dates = parameters.dates();
	}

	/**
	 * Return whether a chunk may have such cells: with dates that is a month of the days;
	 * without, cells for a month are in that month's chunk, all others in one.
	 */
	boolean mayMatch(ChunkRef chunk) {
		boolean isMonth = !chunk.part().equals(ChunkRef.ALL);
		if (!this.dates.isUnbounded()) {
			return chunk.figure().equals(this.cube.days()) && isMonth && this.dates.mayInclude(chunk.part());
		}
		return chunk.figure().equals(this.cube.figure()) && (!isMonth || this.cube.isByMonth(this.kpi.dimensions()));
	}

	/**
	 * Return whether the cells have all columns that are asked for: those of a snapshot
	 * from before a column was declared lack it.
	 */
	boolean isAnsweredBy(ChunkContent cells) {
		return Stream.concat(this.kpi.columns().stream().map(FigureColumn::name), filtered().values().stream())
			.allMatch(cells.columns()::contains);
	}

	Stream<ChunkContent.Row> matching(ChunkContent chunk) {
		String level = level();
		String day = this.cube.day();
		Stream<ChunkContent.Row> cells = (this.dates.isUnbounded() || day == null)
				? chunk.stream().filter((cell) -> level.equals(cell.get(Cube.GROUPED_BY)))
				: chunk.stream().filter((cell) -> cell.get(day) != null && this.dates.includes(cell.date(day)));
		for (Map.Entry<Parameter, String> filter : filtered().entrySet()) {
			String column = filter.getValue();
			List<String> wanted = this.parameters.texts(filter.getKey());
			List<String> folded = wanted.stream().map(CellFilter::fold).toList();
			cells = cells
				.filter((filter.getKey() == Parameter.DEALER_CODE) ? (cell) -> wanted.contains(cell.text(column))
						: (cell) -> folded.contains(fold(cell.text(column))));
		}
		return cells;
	}

	private String level() {
		TreeSet<String> level = new TreeSet<>(this.kpi.dimensions());
		level.addAll(filtered().values());
		this.cube.always().forEach(level::remove);
		return String.join(",", level);
	}

	private Map<Parameter, String> filtered() {
		Map<Parameter, String> filtered = new HashMap<>(this.cube.filters());
		filtered.keySet().removeIf((parameter) -> this.parameters.text(parameter) == null);
		return filtered;
	}

	/**
	 * Fold case character by character, as {@code lower()} does in the warehouse: so a
	 * value is that of one group at most.
	 */
	private static String fold(String value) {
		return value.codePoints()
			.map(Character::toLowerCase)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
