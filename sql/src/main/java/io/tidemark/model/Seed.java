package io.tidemark.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tidemark.sql.SqlFile;

/**
 * A table that models look things up in: a file in {@code sql/seeds}, its columns whole
 * numbers or text, without quotes.
 */
public record Seed(String name, String text) {

	static Optional<Seed> find(String name) {
		String path = "seeds/" + name + ".csv";
		return SqlFile.exists(path) ? Optional.of(new Seed(name, SqlFile.loadResource(path))) : Optional.empty();
	}

	/**
	 * Return the columns with their types, as a statement that creates the table has
	 * them.
	 */
	public String columns() {
		List<String> names = cells(this.text.lines().findFirst().orElseThrow());
		List<List<String>> rows = rows();
		return IntStream.range(0, names.size())
			.mapToObj((column) -> names.get(column) + (isNumber(rows, column) ? " integer" : " varchar(80)"))
			.collect(Collectors.joining(", "));
	}

	private static boolean isNumber(List<List<String>> rows, int column) {
		return rows.stream().allMatch((row) -> row.get(column).matches("-?[0-9]+"));
	}

	public List<List<String>> rows() {
		return this.text.lines().skip(1).map(Seed::cells).toList();
	}

	private static List<String> cells(String line) {
		return List.of(line.split(",", -1));
	}

}
