package io.tidemark.jobs.cli.run;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.FailureSentences;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.schedule.Schedule;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/**
 * Runs tenants and delivers reports when they are due, until it is stopped.
 */
@Command(name = "scheduler",
		description = "Run tenants by their schedules and deliver reports when they are due, until Ctrl-C. Several "
				+ "schedulers on one store share the work, and each run happens once.")
public final class SchedulerCommand extends ConsoleCommand implements Callable<Integer> {

	@Override
	public Integer call() throws InterruptedException {
		PartialConfiguration configuration = common().partialConfiguration();
		if (configuration.properties().tenants().isEmpty()) {
			configuration.leftOut().keySet().forEach(configuration::with);
		}
		try (Installation installation = common().open(configuration.properties());
				ConfigurableApplicationContext scheduler = start(installation, configuration, out(), err())) {
			new CountDownLatch(1).await();
		}
		return 0;
	}

	/**
	 * Start a scheduler in this process and tell what runs when. It ends before the store
	 * does, on Ctrl-C too.
	 */
	public static ConfigurableApplicationContext start(Installation installation, PartialConfiguration configuration,
			PrintWriter out, PrintWriter err) {
		FailureSentences.waitForRuns();
		ConfigurableApplicationContext scheduler = installation.startScheduler(configuration);
		configuration.leftOut()
			.forEach((tenant, failure) -> err.println("Tenant %s is skipped until its configuration is fixed: %s"
				.formatted(tenant, FailureSentences.sentence(failure))));
		List<Schedule> schedules = Schedule.all(configuration.properties());
		Instant now = Instant.now();
		schedules.forEach((schedule) -> Optional.ofNullable(schedule.next(now))
			.ifPresent((next) -> out.println("%s runs next at %s.".formatted(schedule.tenant(), TIME.format(next)))));
		out.println(
				schedules.isEmpty() ? "No tenant has a schedule: only reports are delivered, until you press Ctrl-C."
						: "Scheduling until you press Ctrl-C.");
		return scheduler;
	}

}
