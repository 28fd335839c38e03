package io.tidemark.jobs.schedule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;

/**
 * The schedules that Quartz has in the store.
 */
final class Timetable {

	private final Scheduler quartz;

	Timetable(Scheduler quartz) {
		this.quartz = quartz;
	}

	/**
	 * Keep to new schedules. One that did not change is left alone, and what was missed
	 * is still due when its time changed.
	 * @param leftOut the tenants whose schedules are not known; what they miss is due
	 * when they are
	 */
	void replaceWith(List<Schedule> schedules, Set<String> leftOut) throws SchedulerException {
		Set<JobKey> wanted = schedules.stream().map(Schedule::jobKey).collect(Collectors.toSet());
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
	}

	private void put(Schedule schedule) throws SchedulerException {
		LocalCronTrigger current = (LocalCronTrigger) this.quartz.getTrigger(schedule.triggerKey());
		if (current == null) {
			add(schedule);
		}
		else if (!current.follows(schedule)) {
			this.quartz.rescheduleJob(schedule.triggerKey(), LocalCronTrigger.of(schedule).replacing(current));
		}
		else if (this.quartz.getTriggerState(schedule.triggerKey()) == Trigger.TriggerState.PAUSED) {
			this.quartz.resumeTrigger(schedule.triggerKey());
		}
	}

	private void add(Schedule schedule) throws SchedulerException {
		JobDetail job = JobBuilder.newJob(NightlyTrigger.class)
			.withIdentity(schedule.jobKey())
			.storeDurably()
			.requestRecovery()
			.build();
		try {
			this.quartz.scheduleJob(job, LocalCronTrigger.of(schedule));
		}
		catch (ObjectAlreadyExistsException ex) {
			// another scheduler was quicker, and has the same configuration
		}
	}

}
