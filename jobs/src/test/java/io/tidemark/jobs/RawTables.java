package io.tidemark.jobs;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.MovementLevel;
import io.tidemark.config.WarehouseProperties;
import io.tidemark.model.Model;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import org.springframework.util.unit.DataSize;

/**
 * A real DuckDB file whose source tables are written by a test.
 */
public final class RawTables {

	private static final int BATCH = 500;

	private RawTables() {
	}

	/**
	 * Open a new DuckDB file.
	 * @param file where
	 * @param zone the tenant's zone
	 * @param businessDate the local day that is closed
	 * @param level whose changes are movements
	 * @return the file, to be closed
	 */
	public static Warehouse open(Path file, ZoneId zone, LocalDate businessDate, MovementLevel level) {
		return Warehouse.open(file, new WarehouseProperties(DataSize.ofMegabytes(256), 1, 1),
				new WarehouseSettings(zone, businessDate, level, List.of(), new BigDecimal("0.05"), 25), "test");
	}

	/**
	 * Fill a source table and build its staging model.
	 * @param warehouse the file
	 * @param table the table
	 * @param rows the rows as SQL values in the order of the model's columns
	 */
	public static void fill(Warehouse warehouse, BillingTable table, List<String> rows) {
		String raw = "raw_" + table.tableName();
		warehouse.execute("create or replace table " + raw
				+ table.columns()
					.stream()
					.map((column) -> column.name() + " " + column.type().sqlType())
					.collect(Collectors.joining(", ", " (", ")")));
		for (int from = 0; from < rows.size(); from += BATCH) {
			List<String> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
			warehouse.execute(
					"insert into " + raw + " values " + batch.stream().collect(Collectors.joining("), (", "(", ")")));
		}
		warehouse.build(Model.load(table.stagingModel()));
	}

}
