package io.tidemark.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Check;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.GuardedFigure;
import io.tidemark.catalogue.StoredFigure;
import io.tidemark.sql.SqlFile;

/**
 * Fills in the checks that stand in one file and are run for each cube or figure.
 */
final class CheckSql {

	private CheckSql() {
	}

	static String render(Check check, Catalogue catalogue) {
		String sql = SqlFile.load("checks/" + check.name());
		return switch (check.each()) {
			case ONCE -> sql;
			case CUBE -> union(catalogue.cubes(), (cube) -> fill(sql, placeholders(cube)));
			case GUARD -> "select * from (%s) as jumps order by figure"
				.formatted(union(catalogue.guards(), (guard) -> fill("(" + sql + ")", placeholders(guard))));
			case FIGURE -> union(keyed(catalogue), (figure) -> fill(sql, placeholders(figure, catalogue)));
		};
	}

	private static List<StoredFigure> keyed(Catalogue catalogue) {
		return catalogue.figures().stream().filter((figure) -> !figure.key().isEmpty()).toList();
	}

	private static <T> String union(List<T> subjects, Function<T, String> query) {
		return subjects.stream().map(query).collect(Collectors.joining("\nunion all\n"));
	}

	private static String fill(String sql, Map<String, String> placeholders) {
		String filled = sql;
		for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
			filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
		}
		return filled;
	}

	private static Map<String, String> placeholders(Cube cube) {
		List<String> measures = List.copyOf(cube.total().measures().keySet());
		return Map.of("cube", cube.figure(), "cell", text(cube.always()), "model", cube.total().model(), "condition",
				cube.total().where(), "groupings", groupings(cube), "sums",
				list(measures, (measure) -> "sum(%1$s) as %1$s".formatted(measure)), "totals",
				list(measures, (measure) -> cube.total().measures().get(measure) + " as " + measure), "differs",
				measures.stream()
					.map((measure) -> "coalesce(cells.%1$s, 0) <> coalesce(expected.%1$s, 0)".formatted(measure))
					.collect(Collectors.joining("\n    or ")),
				"found", list(measures, (measure) -> "'%1$s', cells.%1$s".formatted(measure)), "wanted",
				list(measures, (measure) -> "'%1$s', expected.%1$s".formatted(measure)));
	}

	/**
	 * Return a query for what the cells of each grouping say that they are grouped by.
	 */
	private static String groupings(Cube cube) {
		List<String> groupings = new ArrayList<>();
		List<String> optional = cube.optional();
		for (int bits = 0; bits < 1 << optional.size(); bits++) {
			List<String> grouping = new ArrayList<>();
			for (int index = 0; index < optional.size(); index++) {
				if ((bits & (1 << index)) != 0) {
					grouping.add(optional.get(index));
				}
			}
			groupings.add("select '%s' as grouped_by".formatted(String.join(",", grouping)));
		}
		return String.join(" union all ", groupings);
	}

	private static Map<String, String> placeholders(StoredFigure figure, Catalogue catalogue) {
		Stream<String> missing = figure.key()
			.stream()
			.filter((column) -> !figure.optional().contains(column))
			.map((column) -> column + " is null");
		Stream<String> unmeasured = figure.measures()
			.stream()
			.map((measure) -> "count(%s) < count(*)".formatted(measure));
		boolean isCube = catalogue.cubes().stream().anyMatch((cube) -> cube.figure().equals(figure.name()));
		Stream<String> misgrouped = isCube ? figure.optional().stream().map(CheckSql::misgrouped) : Stream.empty();
		return Map.of("figure", figure.name(), "row", text(figure.key()), "key", String.join(", ", figure.key()),
				"incomplete",
				Stream.of(missing, misgrouped, unmeasured)
					.flatMap((conditions) -> conditions)
					.collect(Collectors.joining("\n    or ")));
	}

	/**
	 * Return the condition that a cell has a value where it is not grouped by it, or none
	 * where it is.
	 */
	private static String misgrouped(String dimension) {
		return "(concat(',', %1$s, ',') like '%%,%2$s,%%') <> (%2$s is not null)".formatted(Cube.GROUPED_BY, dimension);
	}

	private static Map<String, String> placeholders(GuardedFigure guard) {
		return Map.of("guard", guard.name(), "figure", guard.figure(), "group", text(guard.group()), "column",
				guard.column(), "condition", (guard.date() != null) ? guard.date() + " = business_date()"
						: "%s = '%s'".formatted(Cube.GROUPED_BY, guard.groupedBy()));
	}

	private static String list(List<String> names, Function<String, String> item) {
		return names.stream().map(item).collect(Collectors.joining(", "));
	}

	/**
	 * Return an expression for the values of some columns as one text.
	 */
	private static String text(List<String> columns) {
		return columns.isEmpty() ? "''" : "concat_ws(', ', " + String.join(", ", columns) + ")";
	}

}
