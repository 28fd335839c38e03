package io.tidemark.jobs.extract;

import java.util.stream.Collectors;

import io.tidemark.billing.BillingTable;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.model.Model;

/**
 * Stands in for a table that a source does not have.
 */
final class EmptyTable {

	private EmptyTable() {
	}

	static void create(Warehouse warehouse, BillingTable table) {
		String columns = table.columns()
			.stream()
			.map((column) -> "cast(null as " + column.type().sqlType() + ") as " + column.name())
			.collect(Collectors.joining(", "));
		synchronized (warehouse) {
			warehouse.execute(
					"create or replace view raw_%s as select %s where false".formatted(table.tableName(), columns));
			warehouse.build(Model.load(table.stagingModel()));
		}
	}

}
