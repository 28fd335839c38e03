package io.tidemark.billing;

import java.util.List;
import java.util.Locale;

import static io.tidemark.billing.ColumnType.DATE;
import static io.tidemark.billing.ColumnType.DECIMAL;
import static io.tidemark.billing.ColumnType.INSTANT;
import static io.tidemark.billing.ColumnType.INTEGER;
import static io.tidemark.billing.ColumnType.KEY;
import static io.tidemark.billing.ColumnType.RATE;
import static io.tidemark.billing.ColumnType.TEXT;

/**
 * The tables of the billing model, the smallest first.
 */
public enum BillingTable {

	/** Resellers, by code. */
	DEALERS(column("dealer_code", KEY), column("dealer_name", TEXT)),

	/** Rates of currencies by day, read only for tenants with a reporting currency. */
	EXCHANGE_RATES(column("day", DATE), column("from_currency", TEXT), column("to_currency", TEXT),
			column("rate", RATE)),

	/** Customers with their present state. */
	CUSTOMERS(column("customer_id", KEY), column("status", TEXT), column("dealer_code", KEY),
			column("created_at", INSTANT)),

	/** Telephone numbers with their present state. */
	NUMBERS(column("number_id", INTEGER), column("customer_id", KEY), column("status", TEXT), column("type", TEXT),
			column("dealer_code", KEY), column("created_at", INSTANT)),

	/** What customers have, and what it charges per interval. */
	FEATURES(column("feature_id", INTEGER), column("customer_id", KEY), column("status", TEXT), column("type", TEXT),
			column("dealer_code", KEY), column("currency", TEXT), column("charge_kind", TEXT),
			column("charge_amount", DECIMAL), column("quantity", DECIMAL), column("interval_unit", TEXT),
			column("interval_count", INTEGER), column("created_at", INSTANT)),

	/** What held for a subscription between two instants. */
	SUBSCRIPTION_PERIODS(column("period_id", INTEGER), column("subscription_id", KEY), column("customer_id", KEY),
			column("currency", TEXT), column("product", TEXT), column("unit_amount", DECIMAL),
			column("quantity", DECIMAL), column("discount_amount", DECIMAL), column("interval_unit", TEXT),
			column("interval_count", INTEGER), column("charge_kind", TEXT), column("phase", TEXT),
			column("valid_from", INSTANT), column("valid_to", INSTANT)),

	/** Invoices with their present state. */
	INVOICES(column("invoice_id", INTEGER), column("customer_id", KEY), column("dealer_code", KEY),
			column("currency", TEXT), column("status", TEXT), column("issued_at", INSTANT), column("due_on", DATE),
			column("amount", DECIMAL), column("outstanding", DECIMAL)),

	/** The lines of the invoices. */
	INVOICE_ITEMS(column("invoice_item_id", INTEGER), column("invoice_id", INTEGER), column("category", TEXT),
			column("net_amount", DECIMAL), column("tax_amount", DECIMAL));

	private final List<BillingColumn> columns;

	BillingTable(BillingColumn... columns) {
		this.columns = List.of(columns);
	}

	private static BillingColumn column(String name, ColumnType type) {
		return new BillingColumn(name, type);
	}

	/**
	 * Return the table's name in the model, which is also that of its extraction select
	 * and of its file.
	 */
	public String tableName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the name of the SQL model that renames and casts the table's columns.
	 */
	public String stagingModel() {
		return "stg_" + tableName();
	}

	public List<BillingColumn> columns() {
		return this.columns;
	}

	/**
	 * Return the columns whose sums must be the same in the source and the warehouse.
	 */
	public List<BillingColumn> controlColumns() {
		return this.columns.stream().filter((column) -> column.type() == DECIMAL || column.type() == RATE).toList();
	}

}
