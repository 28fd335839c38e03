package io.tidemark.jobs.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.tidemark.snapshot.Manifest.Scheduled;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;

/**
 * One start of a tenant's nightly run.
 *
 * @param tenant the tenant's name
 * @param dueAt when it should have started
 * @param interruptedAt when another scheduler started it that ended before the run did,
 * null if none did
 */
record Firing(String tenant, Instant dueAt, @Nullable Instant interruptedAt) {

	/** From when on a start is late, if no scheduler was up when it was due. */
	private static final Duration PUNCTUAL = Duration.ofSeconds(30);

	/** For how long others that are due may be in its way. */
	private static final Duration QUEUED = Duration.ofHours(1);

	static Firing of(JobExecutionContext context) {
		String tenant = context.getJobDetail().getKey().getName();
		if (!context.isRecovering()) {
			return new Firing(tenant, context.getScheduledFireTime().toInstant(), null);
		}
		JobDataMap interrupted = context.getTrigger().getJobDataMap();
		return new Firing(tenant,
				instant(interrupted, Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS),
				instant(interrupted, Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_FIRETIME_IN_MILLISECONDS));
	}

	private static Instant instant(JobDataMap map, String key) {
		return Instant.ofEpochMilli(Long.parseLong(String.valueOf(map.get(key))));
	}

	/**
	 * Return when this was due and starts.
	 * @param now when it starts
	 * @param upSince since when there is a scheduler here
	 */
	Scheduled start(Instant now, Instant upSince) {
		Duration patience = this.dueAt.isBefore(upSince) ? PUNCTUAL : QUEUED;
		return new Scheduled(this.dueAt, now.truncatedTo(ChronoUnit.MILLIS), this.dueAt.plus(patience).isBefore(now));
	}

}
