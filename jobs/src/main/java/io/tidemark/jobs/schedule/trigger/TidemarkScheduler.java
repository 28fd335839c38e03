package io.tidemark.jobs.schedule.trigger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.jobs.schedule.NightlyContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/**
 * Starts nightly runs and deliveries when they are due, together with all schedulers of
 * the same store. The runs of one scheduler go one after another, for each may use all of
 * the warehouse's memory.
 */
public final class TidemarkScheduler implements AutoCloseable {

	private static final Duration BETWEEN_DELIVERIES = Duration.ofMinutes(1);

	private final Scheduler quartz;

	private final ScheduledExecutorService deliveries = Executors.newSingleThreadScheduledExecutor();

	private final ScheduledFuture<?> delivering;

	private TidemarkScheduler(Scheduler quartz, DueReports reports) {
		this.quartz = quartz;
		this.delivering = this.deliveries.scheduleWithFixedDelay(reports, 0, BETWEEN_DELIVERIES.toSeconds(),
				TimeUnit.SECONDS);
	}

	/**
	 * Start to run what is configured; the schedules of the store become those.
	 * @param properties the configuration, the same for all schedulers of a store
	 * @param jobs what runs and delivers
	 * @param dataSource the open store
	 * @return the scheduler, to be closed
	 * @throws ConfigurationInvalid if a schedule is no cron expression
	 * @throws StoreUnavailable if the store can't be used
	 */
	public static TidemarkScheduler start(TidemarkProperties properties, NightlyContext jobs, DataSource dataSource) {
		List<Schedule> schedules = Schedule.all(properties);
		try {
			Scheduler quartz = ClusteredQuartz.create(dataSource);
			quartz.setJobFactory(
					(bundle, scheduler) -> new NightlyTrigger(new ScheduledRuns(jobs.launcher(), dataSource)));
			new Timetable(quartz).replaceWith(schedules);
			quartz.start();
			return new TidemarkScheduler(quartz, new DueReports(jobs.delivery(), properties.tenants().keySet()));
		}
		catch (SchedulerException ex) {
			throw new StoreUnavailable("The report store keeps no schedules: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Start nothing more, and wait until the run and the delivery that are under way have
	 * ended.
	 */
	@Override
	public void close() {
		this.delivering.cancel(false);
		this.deliveries.shutdown();
		try {
			this.quartz.shutdown(true);
			this.deliveries.awaitTermination(BETWEEN_DELIVERIES.toSeconds(), TimeUnit.SECONDS);
		}
		catch (SchedulerException ex) {
			throw new StoreUnavailable("The scheduler does not end: " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
