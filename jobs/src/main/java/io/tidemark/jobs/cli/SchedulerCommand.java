package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.schedule.NightlyContext;
import io.tidemark.jobs.schedule.trigger.Schedule;
import io.tidemark.jobs.schedule.trigger.TidemarkScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Runs tenants and delivers reports when they are due, until it is stopped.
 */
@Command(name = "scheduler", mixinStandardHelpOptions = true,
		description = "Run tenants by their schedules and deliver reports when they are due, until Ctrl-C. Several "
				+ "schedulers on one store share the work, and each run happens once.")
final class SchedulerCommand implements Callable<Integer> {

	/**
	 * How long a run that is under way is waited for; after that, it goes on at the next
	 * start.
	 */
	private static final long PATIENCE_MILLIS = 60_000;

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws InterruptedException {
		try (Installation installation = this.tidemark.open();
				NightlyContext jobs = installation.startJobs();
				TidemarkScheduler scheduler = TidemarkScheduler.start(installation.properties(), jobs,
						installation.store().dataSource())) {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(scheduler), "stop-scheduler"));
			tell(installation.properties());
			new CountDownLatch(1).await();
		}
		return 0;
	}

	private void tell(TidemarkProperties properties) {
		PrintWriter out = this.spec.commandLine().getOut();
		List<Schedule> schedules = Schedule.all(properties);
		schedules.forEach((schedule) -> out
			.println("%s runs next at %s.".formatted(schedule.tenant(), schedule.next(Instant.now()))));
		out.println(
				schedules.isEmpty() ? "No tenant has a schedule: only reports are delivered, until you press Ctrl-C."
						: "Scheduling until you press Ctrl-C.");
	}

	/**
	 * End what is under way. Java halts when its hooks have ended, the main thread with
	 * it.
	 */
	private void stop(TidemarkScheduler scheduler) {
		this.spec.commandLine().getErr().println("Stopping; a run that is under way is waited for, up to a minute.");
		Thread ending = new Thread(scheduler::close, "end-scheduler");
		ending.setDaemon(true);
		ending.start();
		try {
			ending.join(PATIENCE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
