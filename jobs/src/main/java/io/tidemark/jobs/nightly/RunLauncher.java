package io.tidemark.jobs.nightly;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.failure.ResourcesExhausted;
import io.tidemark.failure.SnapshotHeld;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.delivery.HeldSnapshot;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.model.ModelPlan;
import io.tidemark.snapshot.ContentHash;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Starts the nightly job of a tenant and waits until it ends.
 */
@Component
public class RunLauncher {

	private final TidemarkProperties properties;

	private final RunFolders folders;

	private final SnapshotStore snapshots;

	private final TenantLocks locks;

	private final Job nightly;

	private final JobOperator operator;

	private final JobRepository repository;

	private final Clock clock;

	RunLauncher(TidemarkProperties properties, RunFolders folders, SnapshotStore snapshots, TenantLocks locks,
			Job nightly, JobOperator operator, JobRepository repository, Clock clock) {
		this.properties = properties;
		this.folders = folders;
		this.snapshots = snapshots;
		this.locks = locks;
		this.nightly = nightly;
		this.operator = operator;
		this.repository = repository;
		this.clock = clock;
	}

	/**
	 * Run a tenant. The business date is the last full local day before the data-as-of
	 * instant.
	 * @param asOf the instant that the source describes, null to ask the source
	 * @param scheduled when the run was due, null if nobody scheduled it
	 * @throws TidemarkFailure if nothing was published
	 */
	public Snapshot run(String tenant, @Nullable Instant asOf, @Nullable Scheduled scheduled) {
		TenantProperties tenantProperties = this.properties.tenant(tenant);
		// Whoever has named the tenant for the log goes on to tell what became of the
		// run.
		try (MDC.MDCCloseable context = (MDC.get("tenant") == null) ? MDC.putCloseable("tenant", tenant) : null) {
			return this.locks.whileLocked(tenant, () -> run(tenant, tenantProperties, asOf, scheduled));
		}
		catch (DataAccessException | TransactionException ex) {
			throw StoreUnavailable.because(ex);
		}
	}

	private Snapshot run(String tenant, TenantProperties tenantProperties, @Nullable Instant asOf,
			@Nullable Scheduled scheduled) {
		BillingSource source = BillingSource.of(tenantProperties.source(), tenantProperties.tables(),
				this.folders.configuration(), this.properties.warehouse().connections(), this.clock);
		Instant dataAsOf = checked((asOf != null) ? asOf : source.dataAsOf());
		LocalDate businessDate = dataAsOf.atZone(tenantProperties.timeZone()).toLocalDate().minusDays(1);
		String fingerprint = fingerprint(tenantProperties, source, asOf);
		SnapshotVersion version = version(tenant, businessDate, fingerprint);
		Path warehouse = this.folders.warehouse(tenant, version);
		this.folders.deleteOtherWarehouses(tenant, warehouse);
		launch(parameters(tenant, version, dataAsOf, scheduled, fingerprint), version);
		Warehouse.delete(warehouse);
		return published(tenant, version);
	}

	/**
	 * Return how many parts a run has for its progress.
	 */
	public static int parts() {
		return NightlyStep.allParts();
	}

	private Instant checked(Instant asOf) {
		if (asOf.isAfter(this.clock.instant().plusSeconds(60))) {
			throw new QueryInvalid("The data can't be as of %s, which is in the future.".formatted(asOf));
		}
		if (asOf.isBefore(Instant.EPOCH.plus(1, ChronoUnit.DAYS))) {
			throw new QueryInvalid("The data can't be as of %s: give an instant after 1970-01-01.".formatted(asOf));
		}
		return asOf;
	}

	/**
	 * Return the hash of all that the content of a run's warehouse depends on.
	 */
	private static String fingerprint(TenantProperties tenant, BillingSource source, @Nullable Instant asOf) {
		MessageDigest digest = ContentHash.sha256();
		digest.update(
				String
					.join(" ", NightlyRun.programVersion(), ModelPlan.load().version(), String.valueOf(asOf),
							tenant.fingerprint(), source.fingerprint())
					.getBytes(StandardCharsets.UTF_8));
		return ContentHash.of(digest.digest()).hex();
	}

	/**
	 * Return the version of the run that was stopped and can go on here, else the first
	 * that no run has ended with. A version whose snapshot is removed by now is not used
	 * again, for it was read and mailed.
	 */
	private SnapshotVersion version(String tenant, LocalDate businessDate, String fingerprint) {
		int last = this.snapshots.findLastRevision(tenant, businessDate);
		for (int revision = Math.max(last, 1);; revision++) {
			SnapshotVersion version = new SnapshotVersion(businessDate, revision);
			JobInstance instance = this.repository.getJobInstance(NightlyJob.NAME,
					identifying(tenant, version).toJobParameters());
			JobExecution execution = (instance != null) ? this.repository.getLastJobExecution(instance) : null;
			boolean isEnded = execution != null && execution.getStatus() == BatchStatus.COMPLETED;
			if (instance != null && execution != null && !isEnded
					&& Warehouse.isKept(this.folders.warehouse(tenant, version), this.properties.warehouse(),
							RunFolders.fingerprint(fingerprint, instance))) {
				return version;
			}
			if (revision > last && !isEnded) {
				if (instance != null) {
					this.repository.deleteJobInstance(instance);
				}
				return version;
			}
		}
	}

	static JobParametersBuilder identifying(String tenant, SnapshotVersion version) {
		return new JobParametersBuilder().addString("tenant", tenant)
			.addLocalDate("businessDate", version.businessDate())
			.addLong("revision", (long) version.revision());
	}

	private static JobParameters parameters(String tenant, SnapshotVersion version, Instant dataAsOf,
			@Nullable Scheduled scheduled, String fingerprint) {
		JobParametersBuilder parameters = identifying(tenant, version).addString("dataAsOf", dataAsOf.toString(), false)
			.addString("fingerprint", fingerprint, false);
		if (scheduled != null) {
			parameters.addString("dueAt", scheduled.dueAt().toString(), false)
				.addString("startedAt", scheduled.startedAt().toString(), false)
				.addString("late", Boolean.toString(scheduled.late()), false);
		}
		return parameters.toJobParameters();
	}

	private void launch(JobParameters parameters, SnapshotVersion version) {
		JobExecution killed = this.repository.getLastJobExecution(NightlyJob.NAME, parameters);
		if (killed != null && killed.isRunning()) {
			this.operator.recover(killed);
		}
		try (MDC.MDCCloseable context = MDC.putCloseable("version", version.toString())) {
			JobExecution execution = this.operator.start(this.nightly, parameters);
			if (execution.getStatus() != BatchStatus.COMPLETED) {
				throw failure(execution.getAllFailureExceptions());
			}
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("The nightly job does not start: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Return the first failure that there is a sentence for, else one that says that
	 * there is none.
	 */
	private static RuntimeException failure(List<Throwable> failures) {
		for (Throwable failure : failures) {
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				if (cause instanceof TidemarkFailure || cause instanceof DataAccessException
						|| cause instanceof TransactionException) {
					return (RuntimeException) cause;
				}
				if (cause instanceof OutOfMemoryError) {
					return new ResourcesExhausted(
							"Java is out of memory (%s): give it more, as with TIDEMARK_JAVA_OPTS=-Xmx2g, and run again."
								.formatted(cause.getMessage()),
							cause);
				}
			}
		}
		Throwable first = failures.isEmpty() ? null : failures.get(0);
		return new IllegalStateException("The run failed: "
				+ ((first != null) ? Objects.toString(first.getMessage(), first.toString()) : "for an unknown reason"),
				first);
	}

	private Snapshot published(String tenant, SnapshotVersion version) {
		Snapshot snapshot = this.snapshots.load(tenant, version);
		if (!snapshot.isPublished()) {
			throw new SnapshotHeld(
					"Snapshot %s of %s is held: %s. 'snapshots show' tells more, 'snapshots release' or 'discard' decides. %s"
						.formatted(version, tenant, snapshot.holdReason(), new HeldSnapshot(snapshot).advice()));
		}
		return snapshot;
	}

}
