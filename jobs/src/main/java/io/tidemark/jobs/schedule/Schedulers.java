package io.tidemark.jobs.schedule;

import java.nio.file.Path;

import javax.sql.DataSource;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.failure.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Starts and ends the schedulers with the application.
 */
final class Schedulers implements SmartLifecycle {

	private static final Logger LOGGER = LoggerFactory.getLogger(Schedulers.class);

	private final Scheduler runs;

	private final Scheduler chores;

	private final Timetable timetable;

	private final PartialConfiguration configuration;

	private final DataSource store;

	private final Path home;

	private @Nullable SignOfLife sign;

	Schedulers(Scheduler runs, Scheduler chores, Timetable timetable, PartialConfiguration configuration,
			DataSource store, Path home) {
		this.runs = runs;
		this.chores = chores;
		this.timetable = timetable;
		this.configuration = configuration;
		this.store = store;
		this.home = home;
	}

	@Override
	public void start() {
		try {
			this.timetable.replaceWith(Schedule.all(this.configuration.properties()),
					this.configuration.leftOut().keySet());
			this.runs.start();
			this.chores.start();
			this.sign = SignOfLife.keep(this.store, this.runs.getSchedulerInstanceId(), this.home);
		}
		catch (SchedulerException ex) {
			throw new StoreUnavailable("The report store keeps no schedules: " + ex.getMessage(), ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.sign != null;
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	/**
	 * Start nothing more, and wait for what is under way until the shutdown phase times
	 * out.
	 */
	@Override
	public void stop(Runnable callback) {
		LOGGER.info("Stopping: waiting up to a minute for runs and deliveries under way");
		Thread ending = new Thread(() -> {
			end();
			callback.run();
		}, "end-schedulers");
		ending.setDaemon(true);
		ending.start();
	}

	private void end() {
		try {
			this.chores.standby();
			this.runs.shutdown(true);
			this.chores.shutdown(true);
			if (this.sign != null) {
				this.sign.close();
			}
		}
		catch (SchedulerException ex) {
			LOGGER.warn("The scheduler does not end: {}", ex.getMessage());
		}
	}

}
