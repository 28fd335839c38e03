package io.tidemark.jobs.mrr;

import java.util.List;

import io.tidemark.jobs.warehouse.Model;

/**
 * The models behind the subscription revenue, each after those that it reads.
 */
public final class MrrModels {

	/** All of them, in order. */
	public static final List<Model> ALL = List.of(Model.table("int_subscription_periods"), Model.table("calendar"),
			Model.table("int_mrr_changes"), Model.table("int_mrr_movements"), Model.table("int_mrr_series"),
			Model.view("movements"), Model.view("mrr_daily"), Model.view("mrr_daily_by_dealer"));

	private MrrModels() {
	}

}
