package io.tidemark.jobs.extract;

import java.time.Instant;

import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;

/**
 * Where a tenant's billing data comes from.
 */
public interface BillingSource {

	/**
	 * Return the instant that the source describes when it is read now.
	 * @return the instant, to the microsecond
	 */
	Instant dataAsOf();

	/**
	 * Return what tells this source from a changed one: a run that was killed goes on
	 * with what it extracted only if this is still the same.
	 * @return the files' sizes and times, or the extraction selects
	 */
	String fingerprint();

	/**
	 * Try to reach the source and find the model's columns there, without extracting.
	 * @param scratch an empty warehouse that nothing is kept of
	 * @return what was found, in words
	 * @throws TidemarkFailure if an extraction would fail
	 */
	String check(Warehouse scratch);

	/**
	 * Extract all tables at one instant into the staging tables of the warehouse, and
	 * what the source itself counts and adds up into {@code source_controls}.
	 * @param warehouse where to
	 * @param progress is told of each table
	 */
	void extract(Warehouse warehouse, Progress progress);

}
