package io.tidemark.jobs.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.ThrowingConsumer;

/**
 * When runs are due: a trigger per tenant with its next time, set anew at each firing.
 *
 * <p>
 * Quartz's handling of misfires would forget when a run was due. So triggers have none: a
 * time that was missed fires late, and those after it are passed over.
 */
final class RunTriggers {

	/** By what a trigger knows the schedule that it is of. */
	private static final String SCHEDULE = "schedule";

	private final Scheduler quartz;

	private final TransactionTemplate transaction;

	RunTriggers(Scheduler quartz, TransactionTemplate transaction) {
		this.quartz = quartz;
		this.transaction = transaction;
	}

	/**
	 * Keep to new schedules. One that did not change is left alone, and what was missed
	 * is still due when its time changed.
	 * @param leftOut the tenants whose schedules are not known; what they miss is due
	 * when they are
	 */
	void replaceWith(List<Schedule> schedules, Set<String> leftOut) {
		Set<JobKey> wanted = schedules.stream().map(Schedule::jobKey).collect(Collectors.toSet());
		this.transaction.executeWithoutResult(ThrowingConsumer.of((status) -> {
			for (JobKey job : this.quartz.getJobKeys(GroupMatcher.jobGroupEquals(Schedule.GROUP))) {
				if (leftOut.contains(job.getName())) {
					this.quartz.pauseJob(job);
				}
				else if (!wanted.contains(job)) {
					this.quartz.deleteJob(job);
				}
			}
			for (Schedule schedule : schedules) {
				put(schedule);
			}
		}));
	}

	private void put(Schedule schedule) throws SchedulerException {
		Trigger current = this.quartz.getTrigger(schedule.triggerKey());
		if (current == null || current.getNextFireTime() == null) {
			setNext(schedule);
		}
		else if (!schedule.text().equals(current.getJobDataMap().getString(SCHEDULE))) {
			Date due = current.getNextFireTime();
			Trigger changed = due.toInstant().isBefore(Instant.now()) ? trigger(schedule, due) : next(schedule);
			if (changed != null) {
				this.quartz.rescheduleJob(schedule.triggerKey(), changed);
			}
		}
		else if (this.quartz.getTriggerState(schedule.triggerKey()) == Trigger.TriggerState.PAUSED) {
			this.quartz.resumeTrigger(schedule.triggerKey());
		}
	}

	/**
	 * Set a tenant's next time, if none is set.
	 */
	void scheduleNext(Schedule schedule) {
		this.transaction.executeWithoutResult(ThrowingConsumer.of((status) -> setNext(schedule)));
	}

	private void setNext(Schedule schedule) throws SchedulerException {
		Trigger current = this.quartz.getTrigger(schedule.triggerKey());
		Trigger next = next(schedule);
		if (next == null || (current != null && current.getNextFireTime() != null)) {
			return;
		}
		if (current != null) {
			this.quartz.rescheduleJob(current.getKey(), next);
			return;
		}
		this.quartz.addJob(JobBuilder.newJob(NightlyQuartzJob.class)
			.withIdentity(schedule.jobKey())
			.storeDurably()
			.requestRecovery()
			.build(), true);
		try {
			this.quartz.scheduleJob(next);
		}
		catch (ObjectAlreadyExistsException ex) {
			// Another scheduler was quicker, which has the same configuration.
		}
	}

	private static @Nullable Trigger next(Schedule schedule) {
		ZonedDateTime next = schedule.next(Instant.now());
		return (next != null) ? trigger(schedule, Date.from(next.toInstant())) : null;
	}

	private static Trigger trigger(Schedule schedule, Date at) {
		return TriggerBuilder.newTrigger()
			.withIdentity(schedule.triggerKey())
			.forJob(schedule.jobKey())
			.usingJobData(SCHEDULE, schedule.text())
			.startAt(at)
			.withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
			.build();
	}

}
