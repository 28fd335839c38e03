package io.tidemark.jobs.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.jobs.nightly.NightlyContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/**
 * Starts nightly runs and deliveries when they are due, together with all schedulers of
 * the same store. A scheduler has several runs at a time, and a tenant that fails, hangs
 * or can't be configured takes no more than its own place.
 */
public final class TidemarkScheduler implements AutoCloseable {

	private static final Duration BETWEEN_DELIVERIES = Duration.ofMinutes(1);

	private static final Duration BEFORE_RETENTION = Duration.ofHours(1);

	private static final Duration BETWEEN_RETENTIONS = Duration.ofDays(1);

	private final Scheduler quartz;

	private final ScheduledExecutorService chores = Executors.newScheduledThreadPool(2);

	private final List<ScheduledFuture<?>> repeated;

	private final SignOfLife sign;

	private boolean isClosed;

	private TidemarkScheduler(Scheduler quartz, DueReports reports, DailyRetention retention, SignOfLife sign) {
		this.quartz = quartz;
		this.sign = sign;
		this.repeated = List.of(
				this.chores.scheduleWithFixedDelay(reports, 0, BETWEEN_DELIVERIES.toSeconds(), TimeUnit.SECONDS),
				this.chores.scheduleWithFixedDelay(retention, BEFORE_RETENTION.toSeconds(),
						BETWEEN_RETENTIONS.toSeconds(), TimeUnit.SECONDS));
	}

	/**
	 * Start to run what is configured; the schedules of the store become those.
	 * @param configuration the configuration, the same for all schedulers of a store; the
	 * schedules of tenants that it leaves out rest until it has them again
	 * @param jobs what runs and delivers
	 * @param dataSource the open store
	 * @param home the working folder, in which the file {@code scheduler.alive} is
	 * touched for as long as the scheduler lives
	 * @return the scheduler, to be closed
	 * @throws StoreUnavailable if the store can't be used
	 */
	public static TidemarkScheduler start(PartialConfiguration configuration, NightlyContext jobs,
			DataSource dataSource, Path home) {
		TidemarkProperties properties = configuration.properties();
		List<Schedule> schedules = Schedule.all(properties);
		try {
			Scheduler quartz = ClusteredQuartz.create(dataSource, properties.parallelRuns());
			ScheduledRuns runs = new ScheduledRuns(jobs.launcher(), dataSource);
			quartz.setJobFactory((bundle, scheduler) -> new NightlyTrigger(runs));
			new Timetable(quartz).replaceWith(schedules, configuration.leftOut().keySet());
			quartz.start();
			Set<String> tenants = new TreeSet<>(properties.tenants().keySet());
			return new TidemarkScheduler(quartz, new DueReports(jobs.delivery(), tenants),
					new DailyRetention(jobs.retention(), tenants),
					SignOfLife.keep(dataSource, quartz.getSchedulerInstanceId(), home));
		}
		catch (SchedulerException ex) {
			throw new StoreUnavailable("The report store keeps no schedules: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Start nothing more, and wait until the runs and the delivery that are under way
	 * have ended. A further call waits for the first.
	 */
	@Override
	public synchronized void close() {
		if (this.isClosed) {
			return;
		}
		this.isClosed = true;
		this.repeated.forEach((chore) -> chore.cancel(false));
		this.chores.shutdown();
		try {
			this.quartz.shutdown(true);
			this.chores.awaitTermination(BETWEEN_DELIVERIES.toSeconds(), TimeUnit.SECONDS);
			this.sign.close();
		}
		catch (SchedulerException ex) {
			throw new StoreUnavailable("The scheduler does not end: " + ex.getMessage(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
