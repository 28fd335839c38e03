package io.tidemark.jobs.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

import javax.sql.DataSource;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.jobs.nightly.NightlyConfiguration;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.scheduling.quartz.SpringBeanJobFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What fires when. Runs have threads of their own, so that those that hang or queue don't
 * hold up deliveries.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(LifecycleAutoConfiguration.class)
@Import(NightlyConfiguration.class)
public class ScheduleConfiguration {

	private static final Logger LOGGER = LoggerFactory.getLogger(ScheduleConfiguration.class);

	private static final String CHORES = "chores";

	@Bean
	SchedulerFactoryBean runs(DataSource store, PlatformTransactionManager transactions,
			PartialConfiguration configuration) {
		return new ClusteredScheduler("tidemark", configuration.properties().parallelRuns(), store, transactions);
	}

	@Bean
	SchedulerFactoryBean chores(DataSource store, PlatformTransactionManager transactions) {
		SchedulerFactoryBean chores = new ClusteredScheduler("tidemark-chores", 2, store, transactions);
		JobDetail delivery = job("delivery", DeliveryJob.class);
		JobDetail retention = job("retention", RetentionJob.class);
		chores.setJobDetails(delivery, retention);
		chores.setTriggers(repeat(delivery, Duration.ofMinutes(1), Instant.now()),
				repeat(retention, Duration.ofDays(1), Instant.now().plus(Duration.ofHours(1))));
		return chores;
	}

	private static JobDetail job(String name, Class<? extends Job> type) {
		return JobBuilder.newJob(type).withIdentity(name, CHORES).storeDurably().build();
	}

	private static Trigger repeat(JobDetail job, Duration pause, Instant first) {
		return TriggerBuilder.newTrigger()
			.forJob(job)
			.withIdentity(job.getKey().getName(), CHORES)
			.startAt(Date.from(first))
			.withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(Math.toIntExact(pause.toSeconds()))
				.withMisfireHandlingInstructionNowWithExistingCount())
			.build();
	}

	@Bean
	RunTriggers runTriggers(Scheduler runs, TransactionTemplate transaction, PartialConfiguration configuration) {
		RunTriggers triggers = new RunTriggers(runs, transaction);
		triggers.replaceWith(Schedule.all(configuration.properties()), configuration.leftOut().keySet());
		return triggers;
	}

	@EventListener
	void tellEnd(ContextClosedEvent event) {
		// What answers over HTTP ends by itself before.
		if (event.getApplicationContext().containsLocalBean("runs")) {
			LOGGER.info("Stopping: waiting up to a minute for runs and deliveries under way");
		}
	}

	/**
	 * A Quartz scheduler that shares its jobs with those of the same name on the store.
	 * What is under way when it ends is waited for until the shutdown phase times out.
	 */
	private static final class ClusteredScheduler extends SchedulerFactoryBean {

		ClusteredScheduler(String name, int threads, DataSource store, PlatformTransactionManager transactions) {
			Properties own = new Properties();
			own.setProperty("org.quartz.scheduler.instanceId", UUID.randomUUID().toString());
			own.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
			setQuartzProperties(own);
			setConfigLocation(new ClassPathResource("quartz.properties", ScheduleConfiguration.class));
			setSchedulerName(name);
			setDataSource(store);
			setTransactionManager(transactions);
			setJobFactory(new SpringBeanJobFactory());
		}

		@Override
		public void stop(Runnable callback) {
			Thread ending = new Thread(() -> {
				try {
					getScheduler().shutdown(true);
				}
				catch (SchedulerException ex) {
					LOGGER.warn("The scheduler does not end: {}", ex.getMessage());
				}
				callback.run();
			}, "end-scheduler");
			ending.setDaemon(true);
			ending.start();
		}

	}

}
