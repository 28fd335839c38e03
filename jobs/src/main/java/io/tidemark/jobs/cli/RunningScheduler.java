package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.nightly.NightlyContext;
import io.tidemark.jobs.schedule.Schedule;
import io.tidemark.jobs.schedule.TidemarkScheduler;

/**
 * A scheduler in this process. It ends before the store does, on Ctrl-C too.
 */
final class RunningScheduler implements AutoCloseable {

	/**
	 * How long runs that are under way are waited for on Ctrl-C; after that, they go on
	 * at the next start.
	 */
	private static final long PATIENCE_MILLIS = 60_000;

	private final NightlyContext jobs;

	private final TidemarkScheduler scheduler;

	private RunningScheduler(NightlyContext jobs, TidemarkScheduler scheduler) {
		this.jobs = jobs;
		this.scheduler = scheduler;
	}

	/**
	 * Start what is configured, and tell what runs when.
	 */
	static RunningScheduler start(Installation installation, PartialConfiguration configuration, PrintWriter out,
			PrintWriter err) {
		TidemarkProperties properties = configuration.properties();
		NightlyContext jobs = installation.startJobs(properties.parallelRuns());
		try {
			RunningScheduler running = new RunningScheduler(jobs, TidemarkScheduler.start(configuration, jobs,
					installation.store().dataSource(), installation.folders().home()));
			installation.store().endFirst(() -> running.stop(err));
			tell(configuration, out, err);
			return running;
		}
		catch (RuntimeException ex) {
			jobs.close();
			throw ex;
		}
	}

	private static void tell(PartialConfiguration configuration, PrintWriter out, PrintWriter err) {
		configuration.leftOut()
			.forEach((tenant, failure) -> err.println("Tenant %s is skipped until its configuration is fixed: %s"
				.formatted(tenant, FailureSentences.sentence(failure))));
		List<Schedule> schedules = Schedule.all(configuration.properties());
		Instant now = Instant.now();
		schedules.forEach((schedule) -> Optional.ofNullable(schedule.next(now))
			.ifPresent((next) -> out
				.println("%s runs next at %s.".formatted(schedule.tenant(), TenantOutlook.TIME.format(next)))));
		out.println(
				schedules.isEmpty() ? "No tenant has a schedule: only reports are delivered, until you press Ctrl-C."
						: "Scheduling until you press Ctrl-C.");
	}

	/**
	 * End what is under way. Java halts when its hooks have ended, other threads with
	 * them.
	 */
	private void stop(PrintWriter err) {
		err.println("Stopping, after waiting up to a minute for runs in progress.");
		Thread ending = new Thread(this.scheduler::close, "end-scheduler");
		ending.setDaemon(true);
		ending.start();
		try {
			ending.join(PATIENCE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.scheduler.close();
		this.jobs.close();
	}

}
