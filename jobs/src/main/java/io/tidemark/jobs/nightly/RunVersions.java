package io.tidemark.jobs.nightly;

import java.time.LocalDate;
import java.util.Optional;

import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Which versions of a business date there are, and which is next.
 *
 * @param snapshots the snapshots that are kept
 * @param repository the runs there ever were
 */
record RunVersions(SnapshotStore snapshots, JobRepository repository) {

	/**
	 * Find the last revision of a business date, published or not.
	 */
	Optional<Snapshot> findLast(String tenant, LocalDate businessDate) {
		return this.snapshots.findAll(tenant)
			.stream()
			.filter((snapshot) -> snapshot.version().businessDate().equals(businessDate))
			.findFirst();
	}

	/**
	 * Find the first version that no run has ended with: one whose snapshot is removed by
	 * now is not used again, for it was read and mailed.
	 */
	SnapshotVersion findNext(String tenant, LocalDate businessDate) {
		int revision = findLast(tenant, businessDate).map((snapshot) -> snapshot.version().revision()).orElse(0) + 1;
		while (isEnded(tenant, new SnapshotVersion(businessDate, revision))) {
			revision++;
		}
		return new SnapshotVersion(businessDate, revision);
	}

	private boolean isEnded(String tenant, SnapshotVersion version) {
		JobExecution execution = this.repository.getLastJobExecution(NightlyJob.NAME,
				RunParameters.of(tenant, version));
		return execution != null && execution.getStatus() == BatchStatus.COMPLETED;
	}

}
