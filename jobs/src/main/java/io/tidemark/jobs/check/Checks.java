package io.tidemark.jobs.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
		List<String> examples = this.warehouse.query("select * from offending limit " + EXAMPLES,
				(row, number) -> text(row));
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
		return this.warehouse.query("""
				select check_name, outcome, row_count, first_row,
				    list(check_examples.row order by position) filter (position is not null) as examples
				from check_results left join check_examples using (check_name)
				group by all order by check_name
				""",
				(row, number) -> new CheckResult(row.getString("check_name"), Outcome.valueOf(row.getString("outcome")),
						row.getLong("row_count"), row.getString("first_row"), texts(row.getArray("examples"))));
	}

	private static List<String> texts(@Nullable Array examples) throws SQLException {
		return (examples != null) ? Stream.of((Object[]) examples.getArray()).map(String::valueOf).toList() : List.of();
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
