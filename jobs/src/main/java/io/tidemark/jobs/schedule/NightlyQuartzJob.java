package io.tidemark.jobs.schedule;

import java.time.Clock;
import java.time.Instant;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.SnapshotHeld;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.nightly.LogContext;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.SnapshotStore;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a tenant when it is due, and says in one line what became of it. A run that fails
 * is not tried again before its next time.
 */
@DisallowConcurrentExecution
final class NightlyQuartzJob implements Job {

	private static final Logger LOGGER = LoggerFactory.getLogger(NightlyQuartzJob.class);

	private final RunLauncher launcher;

	private final SnapshotStore snapshots;

	private final Timetable timetable;

	private final TidemarkProperties properties;

	private final Clock clock;

	NightlyQuartzJob(RunLauncher launcher, SnapshotStore snapshots, Timetable timetable, TidemarkProperties properties,
			Clock clock) {
		this.launcher = launcher;
		this.snapshots = snapshots;
		this.timetable = timetable;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void execute(JobExecutionContext context) {
		Firing firing = Firing.of(context);
		Instant now = this.clock.instant();
		try (LogContext log = LogContext.ofTenant(firing.tenant())) {
			scheduleNext(firing.tenant());
			run(firing, firing.start(now, context.getScheduler().getMetaData().getRunningSince().toInstant()));
		}
		catch (SchedulerException ex) {
			LOGGER.error("{} can't be scheduled: {}", firing.tenant(), ex.getMessage());
		}
	}

	private void scheduleNext(String tenant) throws SchedulerException {
		if (this.properties.tenants().containsKey(tenant)) {
			this.timetable.scheduleNext(Schedule.find(tenant, this.properties.tenant(tenant)));
		}
	}

	private void run(Firing firing, Scheduled scheduled) {
		String due = "%s, due at %s%s".formatted(firing.tenant(), firing.dueAt(), scheduled.late() ? ", late" : "");
		try {
			if (isStored(firing)) {
				LOGGER.info("{}: stored by a scheduler that ended before it could say so", due);
				return;
			}
			LOGGER.info("{}: snapshot {} is published", due,
					this.launcher.run(firing.tenant(), null, scheduled).version());
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
	private boolean isStored(Firing firing) {
		Instant started = firing.interruptedAt();
		return started != null && this.snapshots.hasStoredSince(firing.tenant(), started);
	}

}
