package io.tidemark.jobs.nightly;

import java.util.Objects;

import io.tidemark.snapshot.SnapshotVersion;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * The identifying parameters of the nightly job.
 */
final class RunParameters {

	static final String TENANT = "tenant";

	private static final String BUSINESS_DATE = "businessDate";

	private static final String REVISION = "revision";

	private RunParameters() {
	}

	static JobParameters of(String tenant, SnapshotVersion version) {
		return new JobParametersBuilder().addString(TENANT, tenant)
			.addLocalDate(BUSINESS_DATE, version.businessDate())
			.addLong(REVISION, (long) version.revision())
			.toJobParameters();
	}

	static SnapshotVersion version(JobParameters parameters) {
		return new SnapshotVersion(Objects.requireNonNull(parameters.getLocalDate(BUSINESS_DATE)),
				Math.toIntExact(Objects.requireNonNull(parameters.getLong(REVISION))));
	}

}
