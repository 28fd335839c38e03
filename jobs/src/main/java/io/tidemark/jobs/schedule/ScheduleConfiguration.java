package io.tidemark.jobs.schedule;

import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.jobs.nightly.NightlyConfiguration;
import io.tidemark.jobs.nightly.RunFolders;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What fires when. Runs have threads of their own, so that those that hang or queue don't
 * hold up deliveries.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(LifecycleAutoConfiguration.class)
@Import(NightlyConfiguration.class)
public class ScheduleConfiguration {

	private static final String CHORES = "chores";

	@Bean(destroyMethod = "")
	Scheduler runs(DataSource store, PartialConfiguration configuration, ApplicationContext context)
			throws SchedulerException {
		return ClusteredQuartz.create("tidemark", store, configuration.properties().parallelRuns(), context);
	}

	@Bean(destroyMethod = "")
	Scheduler chores(DataSource store, ApplicationContext context) throws SchedulerException {
		Scheduler scheduler = ClusteredQuartz.create("tidemark-chores", store, 2, context);
		repeat(scheduler, "delivery", DeliveryJob.class, Duration.ofMinutes(1), Instant.now());
		repeat(scheduler, "retention", RetentionJob.class, Duration.ofDays(1), Instant.now().plus(Duration.ofHours(1)));
		return scheduler;
	}

	/**
	 * Repeat a job for ever, unless a scheduler of the store does so already.
	 */
	private static void repeat(Scheduler scheduler, String name, Class<? extends org.quartz.Job> job, Duration pause,
			Instant first) throws SchedulerException {
		JobDetail detail = JobBuilder.newJob(job).withIdentity(name, CHORES).build();
		if (!scheduler.checkExists(detail.getKey())) {
			Timetable.add(scheduler, detail,
					TriggerBuilder.newTrigger()
						.withIdentity(name, CHORES)
						.startAt(java.util.Date.from(first))
						.withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(Math.toIntExact(pause.toSeconds()))
							.withMisfireHandlingInstructionNowWithExistingCount())
						.build());
		}
	}

	@Bean
	Timetable timetable(Scheduler runs) {
		return new Timetable(runs);
	}

	@Bean
	Schedulers schedulers(Scheduler runs, Scheduler chores, Timetable timetable, PartialConfiguration configuration,
			DataSource store, RunFolders folders) {
		return new Schedulers(runs, chores, timetable, configuration, store, folders.home());
	}

}
