package io.tidemark.jobs.warehouse;

import java.util.List;

import io.tidemark.model.ModelPlan;
import io.tidemark.model.Seed;

/**
 * The tables that the models look things up in, the same in every run.
 *
 * @param warehouse the run's warehouse
 */
record WarehouseSeeds(Warehouse warehouse) {

	void create(List<String> excludedInvoiceStatuses) {
		ModelPlan.load().seeds().forEach(this::load);
		this.warehouse.execute("create or replace table excluded_invoice_statuses (status_key varchar)");
		excludedInvoiceStatuses.stream()
			.distinct()
			.forEach((status) -> this.warehouse.update("insert into excluded_invoice_statuses values (lower(?))",
					status));
	}

	private void load(Seed seed) {
		this.warehouse.execute("create or replace table %s (%s)".formatted(seed.name(), seed.columns()));
		for (List<String> row : seed.rows()) {
			String places = "?" + ", ?".repeat(row.size() - 1);
			this.warehouse.update("insert into %s values (%s)".formatted(seed.name(), places), row.toArray());
		}
	}

}
