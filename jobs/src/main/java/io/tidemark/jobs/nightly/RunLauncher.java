package io.tidemark.jobs.nightly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

import javax.sql.DataSource;

import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.failure.SnapshotHeld;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.extract.BillingSources;
import io.tidemark.jobs.report.HeldSnapshot;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import io.tidemark.model.ModelPlan;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
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

	private static final Logger LOGGER = LoggerFactory.getLogger(RunLauncher.class);

	private final TidemarkProperties properties;

	private final RunFolders folders;

	private final DataSource dataSource;

	private final Job nightly;

	private final JobOperator operator;

	private final JobRepository repository;

	private final NightlyRuns runs;

	private final RunVersions versions;

	private final Clock clock;

	RunLauncher(TidemarkProperties properties, RunFolders folders, DataSource dataSource, Job nightly,
			JobOperator operator, JobRepository repository, NightlyRuns runs, Clock clock) {
		this.properties = properties;
		this.folders = folders;
		this.dataSource = dataSource;
		this.nightly = nightly;
		this.operator = operator;
		this.repository = repository;
		this.runs = runs;
		this.versions = new RunVersions(new SnapshotStore(dataSource), repository);
		this.clock = clock;
	}

	/**
	 * Run a tenant. The business date is the last full local day before the data-as-of
	 * instant.
	 * @param tenant the tenant's name
	 * @param asOf the instant that the source describes, null to ask the source
	 * @param progress is told how far the run is, out of {@link #parts()}
	 * @return the published snapshot
	 * @throws TidemarkFailure if nothing was published
	 */
	public Snapshot run(String tenant, @Nullable Instant asOf, Progress progress) {
		return run(tenant, asOf, null, progress);
	}

	/**
	 * Run a tenant because it is due.
	 * @param tenant the tenant's name
	 * @param scheduled when it was due, for the manifest
	 * @return the published snapshot
	 * @throws TidemarkFailure if nothing was published
	 */
	public Snapshot run(String tenant, Scheduled scheduled) {
		return run(tenant, null, scheduled, Progress.NONE);
	}

	private Snapshot run(String tenant, @Nullable Instant asOf, @Nullable Scheduled scheduled, Progress progress) {
		TenantProperties tenantProperties = this.properties.tenant(tenant);
		try (LogContext context = LogContext.ofTenant(tenant);
				TenantLock lock = TenantLock.take(this.dataSource, tenant)) {
			BillingSource source = BillingSources.of(tenantProperties.source(), this.folders.configuration(),
					this.properties.warehouse().connections(), this.clock);
			Instant dataAsOf = checked((asOf != null) ? asOf : source.dataAsOf());
			LocalDate businessDate = dataAsOf.atZone(tenantProperties.timeZone()).toLocalDate().minusDays(1);
			Opening opening = new Opening(tenant, tenantProperties, lock, source, dataAsOf, asOf, scheduled, progress);
			Optional<Snapshot> last = this.versions.findLast(tenant, businessDate);
			if (last.isPresent() && finishStored(opening, last.get())) {
				return published(tenant, last.get().version());
			}
			SnapshotVersion version = this.versions.findNext(tenant, businessDate);
			run(opening, version, (run) -> true);
			return published(tenant, version);
		}
		catch (DataAccessException | TransactionException ex) {

			throw StoreUnavailable.because(ex);
		}
	}

	/**
	 * Return how many parts a run has for its progress.
	 * @return a number of parts
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
	 * Finish a run that was killed after it had stored its snapshot, so that the same
	 * figures don't become one more revision.
	 * @return false if there is no such run
	 */
	private boolean finishStored(Opening opening, Snapshot stored) {
		if (!Files.exists(this.folders.warehouse(opening.tenant(), stored.version()))) {
			return false;
		}
		return run(opening, stored.version(), (run) -> {
			boolean isStored = run.hasStored(stored);
			if (isStored) {
				LOGGER.warn("{} {} was stored by a run that was stopped before its end: this one finishes it",
						opening.tenant(), stored.version());
				if (!run.warehouse().isFinished(NightlyStep.PUBLISH.label())) {
					run.warehouse().finish(NightlyStep.PUBLISH.label(), 0);
				}
			}
			return isStored;
		});
	}

	private boolean run(Opening opening, SnapshotVersion version, Predicate<NightlyRun> isToGoOn) {
		String sqlVersion = ModelPlan.load().version();
		Path file = this.folders.warehouse(opening.tenant(), version);
		this.folders.deleteOtherWarehouses(opening.tenant(), file);
		String fingerprint = opening.fingerprint(sqlVersion);
		boolean isDone = false;
		try (Warehouse warehouse = Warehouse.open(file, this.properties.warehouse(),
				WarehouseSettings.of(opening.properties(), version.businessDate()), fingerprint)) {
			NightlyRun run = new NightlyRun(opening.tenant(), opening.properties(), version, opening.dataAsOf(),
					opening.source(), warehouse, sqlVersion, opening.scheduled(), opening.progress(), opening.lock());
			if (isToGoOn.test(run)) {
				launch(run);
				isDone = true;
			}
		}
		Warehouse.delete(file);
		return isDone;
	}

	private void launch(NightlyRun run) {
		this.runs.start(run);
		try (LogContext context = LogContext.ofVersion(run.version().toString())) {
			launch(RunParameters.of(run.tenant(), run.version()));
		}
		finally {
			this.runs.end(run);
		}
	}

	private void launch(JobParameters parameters) {
		forgetUnstarted(parameters);
		JobExecution killed = this.repository.getLastJobExecution(NightlyJob.NAME, parameters);
		if (killed != null && killed.getStatus() == BatchStatus.COMPLETED) {
			return;
		}
		if (killed != null && killed.isRunning()) {
			this.operator.recover(killed);
		}
		try {
			JobExecution execution = this.operator.start(this.nightly, parameters);
			if (execution.getStatus() != BatchStatus.COMPLETED) {
				throw JobFailure.of(execution.getAllFailureExceptions());
			}
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException("The nightly job does not start: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Spring Batch notes an instance and then its execution; whoever is killed between
	 * the two leaves one that it refuses to start ever after.
	 */
	private void forgetUnstarted(JobParameters parameters) {
		JobInstance instance = this.repository.getJobInstance(NightlyJob.NAME, parameters);
		if (instance != null && this.repository.getJobExecutions(instance).isEmpty()) {
			this.repository.deleteJobInstance(instance);
		}
	}

	private Snapshot published(String tenant, SnapshotVersion version) {
		Snapshot snapshot = new SnapshotStore(this.dataSource).load(tenant, version);
		if (!snapshot.isPublished()) {
			throw new SnapshotHeld(
					"Snapshot %s of %s is held: %s. 'snapshots show' tells more, 'snapshots release' or 'discard' decides. %s"
						.formatted(version, tenant, snapshot.holdReason(), new HeldSnapshot(snapshot).advice()));
		}
		return snapshot;
	}

}
