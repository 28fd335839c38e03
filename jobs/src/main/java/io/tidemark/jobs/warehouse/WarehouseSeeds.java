package io.tidemark.jobs.warehouse;

import java.util.List;

import io.tidemark.sql.SqlFile;

/**
 * The tables that the models look things up in, the same in every run.
 *
 * @param warehouse the run's warehouse
 */
record WarehouseSeeds(Warehouse warehouse) {

	void create(List<String> excludedInvoiceStatuses) {
		load("currencies", "currency_code varchar, minor_unit integer");
		load("interval_units", "interval_unit varchar, numerator integer, denominator integer");
		this.warehouse.execute("create or replace table excluded_invoice_statuses (status_key varchar)");
		excludedInvoiceStatuses.stream()
			.distinct()
			.forEach((status) -> this.warehouse.update("insert into excluded_invoice_statuses values (lower(?))",
					status));
	}

	private void load(String table, String columns) {
		this.warehouse.execute("create or replace table " + table + " (" + columns + ")");
		SqlFile.loadResource("seeds/" + table + ".csv").lines().skip(1).forEach((line) -> {
			String[] values = line.split(",", -1);
			String places = "?" + ", ?".repeat(values.length - 1);
			this.warehouse.update("insert into " + table + " values (" + places + ")", (Object[]) values);
		});
	}

}
