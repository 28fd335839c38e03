package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.jobs.schedule.Schedule;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A scheduler in this process. It ends before the store does, on Ctrl-C too.
 */
record RunningScheduler(ConfigurableApplicationContext context) implements AutoCloseable {

	/**
	 * Start what is configured, and tell what runs when.
	 */
	static RunningScheduler start(Installation installation, PartialConfiguration configuration, PrintWriter out,
			PrintWriter err) {
		RunningScheduler running = new RunningScheduler(installation.startScheduler(configuration));
		tell(configuration, out, err);
		return running;
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

	@Override
	public void close() {
		this.context.close();
	}

}
