package io.tidemark.jobs.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.SnapshotHeld;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.SnapshotStore;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs a tenant when it is due, and says in one line what became of it. A run that fails
 * is not tried again before its next time.
 */
@DisallowConcurrentExecution
final class NightlyQuartzJob implements Job {

	/** From when on a start is late, if no scheduler was up when it was due. */
	private static final Duration PUNCTUAL = Duration.ofSeconds(30);

	/** For how long others that are due may be in its way. */
	private static final Duration QUEUED = Duration.ofHours(1);

	private static final Logger LOGGER = LoggerFactory.getLogger(NightlyQuartzJob.class);

	private final RunLauncher launcher;

	private final SnapshotStore snapshots;

	private final RunTriggers triggers;

	private final TidemarkProperties properties;

	private final Clock clock;

	NightlyQuartzJob(RunLauncher launcher, SnapshotStore snapshots, RunTriggers triggers, TidemarkProperties properties,
			Clock clock) {
		this.launcher = launcher;
		this.snapshots = snapshots;
		this.triggers = triggers;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void execute(JobExecutionContext context) {
		String tenant = context.getJobDetail().getKey().getName();
		Instant now = this.clock.instant();
		try (MDC.MDCCloseable log = MDC.putCloseable("tenant", tenant)) {
			if (this.properties.tenants().containsKey(tenant)) {
				Schedule.find(tenant, this.properties.tenant(tenant)).ifPresent(this.triggers::scheduleNext);
			}
			run(tenant,
					scheduled(dueAt(context), now, context.getScheduler().getMetaData().getRunningSince().toInstant()),
					context);
		}
		catch (SchedulerException | RuntimeException ex) {
			LOGGER.error("{} can't be scheduled: {}", tenant, ex.getMessage());
		}
	}

	private static Instant dueAt(JobExecutionContext context) {
		return context.isRecovering()
				? interrupted(context, Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS)
				: context.getScheduledFireTime().toInstant();
	}

	/**
	 * Return an instant of the start by a scheduler that ended before the run did.
	 */
	private static Instant interrupted(JobExecutionContext context, String key) {
		return Instant.ofEpochMilli(Long.parseLong(String.valueOf(context.getTrigger().getJobDataMap().get(key))));
	}

	/**
	 * Return when a run was due and starts.
	 * @param upSince since when there is a scheduler here
	 */
	static Scheduled scheduled(Instant dueAt, Instant now, Instant upSince) {
		Duration patience = dueAt.isBefore(upSince) ? PUNCTUAL : QUEUED;
		return new Scheduled(dueAt, now.truncatedTo(ChronoUnit.MILLIS), dueAt.plus(patience).isBefore(now));
	}

	private void run(String tenant, Scheduled scheduled, JobExecutionContext context) {
		String due = "%s, due at %s%s".formatted(tenant, scheduled.dueAt(), scheduled.late() ? ", late" : "");
		try {
			if (isStored(tenant, context)) {
				LOGGER.info("{}: stored by a scheduler that ended before it could say so", due);
				return;
			}
			LOGGER.info("{}: snapshot {} is published", due, this.launcher.run(tenant, null, scheduled).version());
		}
		catch (SnapshotHeld ex) {
			LOGGER.warn("{}: held: {}", due, ex.getMessage());
		}
		catch (TidemarkFailure ex) {
			LOGGER.error("{}: failed: {}", due, ex.getMessage());
		}
		catch (RuntimeException ex) {
			LOGGER.error("{}: failed unexpectedly: {}", due, ex.getMessage(), ex);
		}
	}

	/**
	 * Return whether the run of a scheduler that is gone got as far as its snapshot; the
	 * clocks of schedulers and store must agree to seconds.
	 */
	private boolean isStored(String tenant, JobExecutionContext context) {
		return context.isRecovering() && this.snapshots.hasStoredSince(tenant,
				interrupted(context, Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_FIRETIME_IN_MILLISECONDS));
	}

}
