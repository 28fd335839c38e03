package io.tidemark.jobs.nightly;

import java.time.Instant;
import java.util.List;

import io.tidemark.config.TenantProperties;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * One run of the nightly job while it is under way.
 *
 * @param tenant the tenant's name
 * @param properties what is configured for the tenant
 * @param version the version that the run makes
 * @param dataAsOf the instant that the source described at the start
 * @param source the tenant's source
 * @param warehouse the run's warehouse
 * @param sqlVersion the hash of the statements
 * @param scheduled when the run was due, null if nobody scheduled it
 * @param progress is told how far the run is
 * @param lock keeps other runs of the tenant away
 */
record NightlyRun(String tenant, TenantProperties properties, SnapshotVersion version, Instant dataAsOf,
		BillingSource source, Warehouse warehouse, String sqlVersion, @Nullable Scheduled scheduled, Progress progress,
		TenantLock lock) {

	/**
	 * Return the instant that the extraction described: of this attempt or of the one
	 * that it goes on from.
	 */
	Instant extractedDataAsOf() {
		return extraction(0);
	}

	Instant extractedAt() {
		return extraction(1);
	}

	void noteExtraction(Instant extractedAt) {
		this.warehouse.execute("create or replace table extraction (data_as_of varchar, extracted_at varchar)");
		this.warehouse.update("insert into extraction values (?, ?)", this.dataAsOf.toString(), extractedAt.toString());
	}

	/**
	 * Return whether a stored snapshot has what this run extracted: then the run was
	 * killed after it had stored it.
	 */
	boolean hasStored(Snapshot snapshot) {
		return this.warehouse.isFinished(NightlyStep.CHECK.label())
				&& snapshot.manifest().extractedAt().equals(extractedAt())
				&& snapshot.manifest().dataAsOf().equals(extractedDataAsOf());
	}

	private Instant extraction(int column) {
		List<?> row = this.warehouse.query("select data_as_of, extracted_at from extraction").get(0);
		return Instant.parse(String.valueOf(row.get(column)));
	}

}
