package io.tidemark.jobs.extract;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.billing.BillingColumn;
import io.tidemark.billing.BillingTable;
import io.tidemark.jobs.warehouse.Warehouse;

/**
 * The number of rows of a table and the sums of its decimals: asked of the source, and of
 * what was extracted.
 */
public final class ControlSums {

	static final String ROWS = "rows";

	private ControlSums() {
	}

	static void createTables(Warehouse warehouse) {
		for (String table : List.of("source_controls", "extracted_controls")) {
			warehouse.execute("create or replace table " + table
					+ " (table_name varchar, measure varchar, control_value decimal(38, 10))");
		}
	}

	/**
	 * Return the measures of a table, in the order of {@link #select(BillingTable)}.
	 */
	static List<String> measures(BillingTable table) {
		return Stream.concat(Stream.of(ROWS), table.controlColumns().stream().map(BillingColumn::name)).toList();
	}

	/**
	 * Return the select list that computes the measures of a table.
	 */
	static String select(BillingTable table) {
		return select(table, BillingColumn::name);
	}

	/**
	 * Return the select list that computes the measures of a table.
	 * @param number the expression that reads a column as a number
	 */
	static String select(BillingTable table, Function<BillingColumn, String> number) {
		return "count(*)" + table.controlColumns()
			.stream()
			.map((column) -> ", coalesce(sum(" + number.apply(column) + "), 0)")
			.collect(Collectors.joining());
	}

	public static long extractedRows(Warehouse warehouse) {
		return warehouse
			.sum("select sum(cast(control_value as bigint)) from extracted_controls where measure = 'rows'");
	}

	static void addSource(Warehouse warehouse, BillingTable table, List<BigDecimal> values) {
		List<String> measures = measures(table);
		synchronized (warehouse) {
			for (int index = 0; index < measures.size(); index++) {
				warehouse.update("insert into source_controls values (?, ?, ?)", table.tableName(), measures.get(index),
						values.get(index));
			}
		}
	}

	static void addExtracted(Warehouse warehouse) {
		for (BillingTable table : BillingTable.values()) {
			List<String> measures = measures(table);
			List<BigDecimal> values = values(warehouse, select(table), "stg_" + table.tableName());
			for (int index = 0; index < measures.size(); index++) {
				warehouse.update("insert into extracted_controls values (?, ?, ?)", table.tableName(),
						measures.get(index), values.get(index));
			}
		}
	}

	static List<BigDecimal> values(Warehouse warehouse, String selectList, String from) {
		return warehouse.query("select " + selectList + " from " + from)
			.get(0)
			.stream()
			.map((value) -> new BigDecimal(String.valueOf(value)))
			.toList();
	}

}
