package io.tidemark.jobs.demo;

import java.util.Locale;

/**
 * The tables that are filled, in the order in which they may be.
 */
enum BillingTable {

	DEALER("id, code, name, region, contracted_at"),
	CUSTOMER("id, account_number, company_name, email, state, dealer_code, signed_up_at, closed_at"),
	PHONE_NUMBER("id, e164, customer_id, number_type, state, dealer_code, allocated_at"),
	FEATURE("id, customer_id, feature_type, state, dealer_code, currency_code, charge_kind, price, quantity,"
			+ " period_unit, period_count, ordered_at"),
	INVOICE("id, invoice_number, customer_id, dealer_code, currency_code, state, issued_at, due_on, net_total,"
			+ " tax_total, grand_total, amount_due"),
	INVOICE_ITEM("id, invoice_id, line_number, category, description, net_amount, vat_amount"),
	SUBSCRIPTION("id, customer_id, currency_code, started_at, ended_at"),
	SUBSCRIPTION_PERIOD("id, subscription_id, product, unit_price, quantity, discount, period_unit, period_count,"
			+ " charge_kind, phase, starts_at, ends_at");

	private final String columns;

	BillingTable(String columns) {
		this.columns = columns;
	}

	String copyStatement() {
		return "copy " + qualifiedName() + " (" + this.columns + ") from stdin with (format csv, freeze)";
	}

	String analyzeStatement() {
		return "analyze " + qualifiedName();
	}

	private String qualifiedName() {
		return "billing." + name().toLowerCase(Locale.ROOT);
	}

}
