package io.tidemark.jobs.kpi;

import java.util.List;

import io.tidemark.jobs.warehouse.Model;

/**
 * The models behind the KPIs, each after those that it reads.
 */
public final class KpiModels {

	/** All of them, in order. */
	public static final List<Model> ALL = List.of(Model.view("int_customers"), Model.view("int_numbers"),
			Model.table("int_features"), Model.view("int_invoices"), Model.table("int_invoice_groups"),
			Model.table("int_invoice_members"), Model.view("int_invoice_items"), Model.table("int_invoice_item_groups"),
			Model.table("dealers"), Model.table("customers_days"), Model.table("customers_cube"),
			Model.table("numbers_cube"), Model.table("features_cube"), Model.table("features_charges_days"),
			Model.table("features_charges_cube"), Model.table("invoices_days"), Model.table("invoices_cube"),
			Model.table("invoices_aging_days"), Model.table("invoices_aging_cube"),
			Model.view("invoices_breakdown_days"), Model.table("invoices_breakdown_cube"));

	private KpiModels() {
	}

}
