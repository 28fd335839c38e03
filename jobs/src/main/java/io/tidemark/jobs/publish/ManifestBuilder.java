package io.tidemark.jobs.publish;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.billing.BillingTable;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Manifest;
import io.tidemark.snapshot.Manifest.CheckResult;
import io.tidemark.snapshot.Manifest.Rejection;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.Manifest.StepDuration;
import io.tidemark.snapshot.Manifest.TableCount;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the manifest from what the steps left in the warehouse.
 *
 * @param tables the tables that were read
 * @param scheduled when the run was due, null if nobody scheduled it
 * @param countPastDue whether periods with the phase past_due count in the MRR
 */
public record ManifestBuilder(Warehouse warehouse, String tenant, SnapshotVersion version, String timeZone,
		String movements, Instant dataAsOf, Instant extractedAt, String codeVersion, String sqlVersion,
		List<CheckResult> checks, List<BillingTable> tables, @Nullable Scheduled scheduled, boolean countPastDue) {

	private static final int SCALE = 3;

	/**
	 * Return the manifest.
	 * @param publish how long publishing has taken up to here: the manifest is the last
	 * but the switch, and nothing is added to it after that
	 */
	Manifest build(ContentHash hash, Duration publish) {
		List<StepDuration> steps = this.warehouse.query("select step, millis from step_durations",
				(row, number) -> new StepDuration(row.getString("step"), Duration.ofMillis(row.getLong("millis"))));
		steps.add(new StepDuration("publish", publish));
		return new Manifest(this.tenant, this.version.toString(), this.version.businessDate().toString(), this.timeZone,
				this.movements, this.dataAsOf, this.extractedAt, this.codeVersion, this.sqlVersion, hash.hex(),
				this.tables.stream().map(this::count).toList(), rejections(), this.checks, steps, this.scheduled,
				this.countPastDue);
	}

	private TableCount count(BillingTable table) {
		SortedMap<String, String> sums = new TreeMap<>();
		this.warehouse.query(
				"select measure, control_value from extracted_controls where table_name = '" + table.tableName() + "'",
				(row, number) -> sums.put(row.getString("measure"), text(row.getBigDecimal("control_value"))));
		long rows = new BigDecimal(Objects.requireNonNull(sums.remove("rows"))).longValueExact();
		Map<String, Long> standings = new HashMap<>();
		this.warehouse.query(
				"select standing, sum(row_count) as row_count from int_row_standings where table_name = '%s' group by standing"
					.formatted(table.tableName()),
				(row, number) -> standings.put(row.getString("standing"), row.getLong("row_count")));
		return new TableCount(table.tableName(), rows,
				(table == BillingTable.DEALERS || table == BillingTable.EXCHANGE_RATES) ? rows
						: standings.getOrDefault("counted", 0L),
				standings.getOrDefault("rejected", 0L), standings.getOrDefault("excluded", 0L),
				standings.getOrDefault("later", 0L), sums);
	}

	/**
	 * Return a sum with the decimals that it has, 3 at the least.
	 */
	private static String text(BigDecimal sum) {
		BigDecimal plain = sum.stripTrailingZeros();
		return plain.setScale(Math.max(SCALE, plain.scale())).toPlainString();
	}

	private List<Rejection> rejections() {
		return this.warehouse.query("""
				select table_name, reason, count(*) as row_count, min(row_key) as first_key from rejected_rows
				group by table_name, reason order by table_name, reason
				""", (row, number) -> new Rejection(row.getString("table_name"), row.getString("reason"),
				row.getLong("row_count"), row.getString("first_key")));
	}

}
