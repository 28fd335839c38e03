package io.tidemark.jobs.nightly;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.tidemark.billing.BillingTable;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Check;
import io.tidemark.jobs.check.Checks;
import io.tidemark.jobs.extract.ControlSums;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.model.Model;
import io.tidemark.model.ModelPlan;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the nightly job, in their order.
 */
enum NightlyStep {

	/** Reads the source. */
	EXTRACT("extract", BillingTable.values().length, ControlSums::extractedRows),

	/** Checks what was extracted. */
	CHECK_SOURCE("checkSource", checks(Check.Subject.SOURCE).size(),
			(warehouse) -> Checks.offendingRows(warehouse, checks(Check.Subject.SOURCE))),

	/** Builds the models behind the KPIs. */
	COMPUTE_KPIS("computeKpis", ModelPlan.load().kpis()),

	/** Builds the models behind the series. */
	COMPUTE_REVENUE("computeRevenue", ModelPlan.load().revenue()),

	/** Builds what else is stored or checked, and checks what was computed. */
	CHECK("check", ModelPlan.load().others().size() + checks(Check.Subject.FIGURES).size(),
			(warehouse) -> Checks.offendingRows(warehouse, checks(Check.Subject.FIGURES))),

	/** Writes the snapshot. */
	PUBLISH("publish", Catalogue.load().figures().size(), null),

	/** Sends the reports that are due. */
	DELIVER("deliver", 1, null),

	/** Removes what is kept no longer. */
	RETAIN("retain", 1, null);

	private final String label;

	private final int parts;

	private final @Nullable ToLongFunction<Warehouse> rows;

	NightlyStep(String label, List<Model> models) {
		this(label, models.size(), (warehouse) -> warehouse.countRows(models));
	}

	NightlyStep(String label, int parts, @Nullable ToLongFunction<Warehouse> rows) {
		this.label = label;
		this.parts = parts;
		this.rows = rows;
	}

	private static List<Check> checks(Check.Subject subject) {
		return ModelPlan.load().checks(subject);
	}

	String label() {
		return this.label;
	}

	int parts() {
		return this.parts;
	}

	static int allParts() {
		return Stream.of(values()).mapToInt(NightlyStep::parts).sum();
	}

	/**
	 * Return the rows that were extracted or computed, or offend a check.
	 * @return null for steps that leave none in the warehouse
	 */
	@Nullable Long rows(Warehouse warehouse) {
		return (this.rows != null) ? this.rows.applyAsLong(warehouse) : null;
	}

}
