package io.tidemark.jobs.nightly;

import java.time.Instant;

import io.tidemark.config.TenantProperties;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.snapshot.Manifest.Scheduled;
import org.jspecify.annotations.Nullable;

/**
 * What a run begins with.
 *
 * @param tenant the tenant's name
 * @param properties what is configured for the tenant
 * @param lock keeps other runs of the tenant away
 * @param source the tenant's source
 * @param dataAsOf the instant that the source describes
 * @param asOf the same if the caller said it, null if the source did
 * @param scheduled when the run was due, null if nobody scheduled it
 * @param progress is told how far the run is
 */
record Opening(String tenant, TenantProperties properties, TenantLock lock, BillingSource source, Instant dataAsOf,
		@Nullable Instant asOf, @Nullable Scheduled scheduled, Progress progress) {

	String fingerprint(String sqlVersion) {
		return String.join(" ", ProgramVersion.current(), sqlVersion, String.valueOf(this.asOf),
				this.properties.fingerprint(), this.source.fingerprint());
	}

}
