package io.tidemark.jobs.publish;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param warehouse the warehouse
 * @param tenant whose figures it has
 * @param version the snapshot's version
 * @param timeZone the zone of the business date
 * @param movements the level of movements
 * @param dataAsOf the instant that the figures describe
 * @param extractedAt when the extraction ended
 * @param codeVersion the version of the program
 * @param sqlVersion the hash of the statements
 * @param checks the results of the checks
 * @param scheduled when the run was due, null if nobody scheduled it
 */
public record ManifestBuilder(Warehouse warehouse, String tenant, SnapshotVersion version, String timeZone,
		String movements, Instant dataAsOf, Instant extractedAt, String codeVersion, String sqlVersion,
		List<CheckResult> checks, @Nullable Scheduled scheduled) {

	/**
	 * Return the manifest.
	 * @param hash the snapshot's content hash
	 * @param publish how long publishing has taken up to here: the manifest is the last
	 * but the switch, and nothing is added to it after that
	 * @return the manifest
	 */
	public Manifest build(ContentHash hash, StepDuration publish) {
		return new Manifest(this.tenant, this.version.toString(), this.version.businessDate().toString(), this.timeZone,
				this.movements, this.dataAsOf, this.extractedAt, this.codeVersion, this.sqlVersion, hash.hex(),
				tables(), rejections(), this.checks, steps(publish), this.scheduled);
	}

	private List<TableCount> tables() {
		List<TableCount> tables = new ArrayList<>();
		for (BillingTable table : BillingTable.values()) {
			SortedMap<String, String> sums = controlSums(table.tableName());
			long rows = new BigDecimal(Objects.requireNonNull(sums.remove("rows"))).longValueExact();
			SortedMap<String, Long> standings = standings(table.tableName());
			tables.add(new TableCount(table.tableName(), rows,
					(table == BillingTable.DEALERS) ? rows : standings.getOrDefault("counted", 0L),
					standings.getOrDefault("rejected", 0L), standings.getOrDefault("excluded", 0L),
					standings.getOrDefault("later", 0L), sums));
		}
		return tables;
	}

	private SortedMap<String, String> controlSums(String table) {
		SortedMap<String, String> sums = new TreeMap<>();
		this.warehouse.query("select measure, control_value from extracted_controls where table_name = '" + table + "'")
			.forEach((row) -> sums.put(text(row, 0), text(row, 1)));
		return sums;
	}

	private SortedMap<String, Long> standings(String table) {
		SortedMap<String, Long> standings = new TreeMap<>();
		this.warehouse
			.query("select standing, sum(row_count) from int_row_standings where table_name = '" + table
					+ "' group by standing")
			.forEach((row) -> standings.put(text(row, 0), Long.valueOf(text(row, 1))));
		return standings;
	}

	private List<Rejection> rejections() {
		return this.warehouse
			.query("select table_name, reason, count(*), min(row_key) from rejected_rows group by 1, 2 order by 1, 2")
			.stream()
			.map((row) -> new Rejection(text(row, 0), text(row, 1), Long.parseLong(text(row, 2)), row.get(3)))
			.toList();
	}

	private List<StepDuration> steps(StepDuration publish) {
		List<StepDuration> steps = new ArrayList<>();
		this.warehouse.query("select step, millis from step_durations")
			.forEach((row) -> steps
				.add(new StepDuration(text(row, 0), Duration.ofMillis(Long.parseLong(text(row, 1))))));
		steps.add(publish);
		return steps;
	}

	private static String text(List<@Nullable String> row, int column) {
		return String.valueOf(row.get(column));
	}

}
