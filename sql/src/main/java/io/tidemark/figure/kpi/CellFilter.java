package io.tidemark.figure.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.tidemark.catalogue.Cube;
import io.tidemark.figure.DateRange;
import io.tidemark.snapshot.ChunkContent;
import org.jspecify.annotations.Nullable;

/**
 * Picks the cells of a cube that answer a question: the level of the cube with just the
 * dimensions that are grouped or filtered by, and in it the cells that match.
 */
final class CellFilter {

	private final KpiQuery query;

	private final Cube cube;

	CellFilter(KpiQuery query) {
		this.query = query;
		this.cube = query.kpi().cube();
	}

	String figure() {
		return this.query.hasDates() ? Objects.requireNonNull(this.cube.days()) : this.cube.figure();
	}

	Test on(ChunkContent cells) {
		List<Test> tests = new ArrayList<>();
		if (this.query.hasDates()) {
			int day = cells.indexOf(Objects.requireNonNull(this.cube.day()));
			DateRange dates = this.query.dates();
			tests.add((cell) -> cell[day] != null && dates.includes(LocalDate.parse(cell[day])));
		}
		else {
			int groupedBy = cells.indexOf(Cube.GROUPED_BY);
			String level = level();
			tests.add((cell) -> level.equals(cell[groupedBy]));
		}
		addEquality(tests, cells, this.cube.status(), this.query.status(), true);
		addEquality(tests, cells, this.cube.type(), this.query.type(), true);
		addEquality(tests, cells, this.cube.dealer(), this.query.dealerCode(), false);
		return (cell) -> tests.stream().allMatch((test) -> test.matches(cell));
	}

	private String level() {
		TreeSet<String> level = new TreeSet<>(this.query.kpi().dimensions());
		this.cube.always().forEach(level::remove);
		addIf(level, this.query.status(), this.cube.status());
		addIf(level, this.query.type(), this.cube.type());
		addIf(level, this.query.dealerCode(), this.cube.dealer());
		return String.join(",", level);
	}

	private static void addIf(TreeSet<String> level, @Nullable String value, @Nullable String column) {
		if (value != null && column != null) {
			level.add(column);
		}
	}

	private static void addEquality(List<Test> tests, ChunkContent cells, @Nullable String column,
			@Nullable String value, boolean anyCase) {
		if (value == null || column == null) {
			return;
		}
		int index = cells.indexOf(column);
		Predicate<String> same = anyCase ? (actual) -> fold(actual).equals(fold(value)) : value::equals;
		tests.add((cell) -> same.test(Objects.requireNonNull(cell[index])));
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

	/**
	 * Whether a cell is part of the answer.
	 */
	interface Test {

		boolean matches(@Nullable String[] cell);

	}

}
