package io.tidemark.jobs.extract;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.tidemark.billing.BillingTable;
import io.tidemark.config.SourceProperties;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;

/**
 * Where a tenant's billing data comes from.
 */
public interface BillingSource {

	/**
	 * Return the source that a tenant is configured with; nothing is connected to or read
	 * yet.
	 * @param tables the tables that are read; the others stay empty
	 * @param folder what relative paths are relative to
	 * @param connections how many connections to a database at a time
	 */
	static BillingSource of(SourceProperties properties, List<BillingTable> tables, Path folder, int connections,
			Clock clock) {
		Path files = properties.files();
		if (files != null) {
			return new FilesSource(folder.resolve(files).normalize(), properties, tables);
		}
		return new PostgresSource(properties, tables, ExtractionSelect.mapping(properties.mapping(), folder),
				connections, clock);
	}

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
	 * @throws TidemarkFailure if an extraction would fail
	 */
	String check(Warehouse scratch);

	/**
	 * Extract all tables at one instant into the staging tables of the warehouse, and
	 * what the source itself counts and adds up into {@code source_controls}.
	 */
	void extract(Warehouse warehouse, Progress progress);

}
