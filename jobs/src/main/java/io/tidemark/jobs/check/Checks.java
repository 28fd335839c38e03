package io.tidemark.jobs.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tidemark.jobs.warehouse.Model;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Manifest.Outcome;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;

/**
 * Runs the checks and keeps their results in the warehouse.
 */
public final class Checks {

	/** The checks of what was extracted. */
	public static final List<String> OF_SOURCE = List.of("source_matches", "keys_unique");

	/** The checks of what was computed. */
	public static final List<String> OF_FIGURES = List.of("rejected_share", "groupings_add_up", "mrr_identity",
			"mrr_dealers_add_up", "periods_overlap", "jumps_plausible");

	/** The models that the checks and the manifest read, beside the figures. */
	public static final List<Model> MODELS = List.of(Model.table("int_row_standings"), Model.table("rejected_rows"),
			Model.table("int_guarded_figures"));

	private static final List<String> WARNINGS = List.of("periods_overlap");

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
	 * @param check the check's name
	 */
	public void run(String check) {
		this.warehouse.execute("create or replace temporary table offending as\n" + SqlFile.load("checks/" + check));
		long rows = Long.parseLong(single("select count(*) from offending"));
		Outcome outcome = (rows == 0) ? Outcome.PASSED : WARNINGS.contains(check) ? Outcome.WARNING : Outcome.FAILED;
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
				.append(row.getString(column));
		}
		return text.toString();
	}

	private String single(String sql) {
		return String.valueOf(this.warehouse.query(sql).get(0).get(0));
	}

}
