package io.tidemark.jobs.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.tidemark.catalogue.Check;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.model.ModelPlan;
import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Manifest.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Runs the checks and keeps their results in the warehouse.
 */
public final class Checks {

	/** How many offending rows are kept. */
	private static final int EXAMPLES = 20;

	private final Warehouse warehouse;

	public Checks(Warehouse warehouse) {
		this.warehouse = warehouse;
		warehouse.execute("create table if not exists check_results"
				+ " (check_name varchar, outcome varchar, row_count bigint, first_row varchar)");
		warehouse
			.execute("create table if not exists check_examples (check_name varchar, position integer, row varchar)");
	}

	/**
	 * Run a check, replacing the result of an earlier attempt.
	 */
	public void run(Check declared) {
		String check = declared.name();
		this.warehouse.execute("create or replace temporary table offending as\n" + ModelPlan.load().sql(declared));
		long rows = this.warehouse.sum("select count(*) from offending");
		Outcome outcome = (rows == 0) ? Outcome.PASSED : declared.isWarning() ? Outcome.WARNING : Outcome.FAILED;
		List<String> examples = examples();
		this.warehouse.update("delete from check_results where check_name = ?", check);
		this.warehouse.update("delete from check_examples where check_name = ?", check);
		this.warehouse.update("insert into check_results values (?, ?, ?, ?)", check, outcome.name(), rows,
				examples.isEmpty() ? null : examples.get(0));
		for (int position = 0; position < examples.size(); position++) {
			this.warehouse.update("insert into check_examples values (?, ?, ?)", check, position,
					examples.get(position));
		}
	}

	public List<CheckResult> results() {
		Map<String, List<String>> examples = new HashMap<>();
		this.warehouse.query("select check_name, row from check_examples order by check_name, position")
			.forEach((row) -> examples.computeIfAbsent(String.valueOf(row.get(0)), (check) -> new ArrayList<>())
				.add(String.valueOf(row.get(1))));
		return this.warehouse
			.query("select check_name, outcome, row_count, first_row from check_results order by check_name")
			.stream()
			.map((row) -> result(row, examples.getOrDefault(row.get(0), List.of())))
			.toList();
	}

	private static CheckResult result(List<@Nullable String> row, List<String> examples) {
		return new CheckResult(Objects.requireNonNull(row.get(0)), Outcome.valueOf(String.valueOf(row.get(1))),
				Long.parseLong(String.valueOf(row.get(2))), row.get(3), examples);
	}

	private List<String> examples() {
		List<String> examples = new ArrayList<>();
		this.warehouse.scan("select * from offending limit " + EXAMPLES, (result) -> {
			while (result.next()) {
				examples.add(text(result));
			}
		});
		return examples;
	}

	private static String text(ResultSet row) throws SQLException {
		StringBuilder text = new StringBuilder();
		for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
			text.append((column > 1) ? ", " : "")
				.append(row.getMetaData().getColumnName(column))
				.append(' ')
				.append(shown(row.getMetaData().getColumnName(column), row.getObject(column)));
		}
		return text.toString();
	}

	private static String shown(String column, @Nullable Object value) {
		if (value instanceof Number number && !(value instanceof Long) && !(value instanceof Integer)) {
			BigDecimal decimal = new BigDecimal(number.toString());
			return column.endsWith("_share") ? decimal.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + " %"
					: decimal.stripTrailingZeros().toPlainString();
		}
		return String.valueOf(value);
	}

	/**
	 * Return how many rows some checks found that offend.
	 */
	public static long offendingRows(Warehouse warehouse, List<Check> checks) {
		String names = checks.stream().map((check) -> "'" + check.name() + "'").collect(Collectors.joining(", "));
		return warehouse.sum("select sum(row_count) from check_results where check_name in (%s)".formatted(names));
	}

}
