package io.tidemark.jobs.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.tidemark.config.PartialConfiguration;
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

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws InterruptedException {
		PartialConfiguration configuration = this.tidemark.partialConfiguration();
		if (configuration.properties().tenants().isEmpty()) {
			configuration.leftOut().keySet().forEach(configuration::with);
		}
		try (Installation installation = this.tidemark.open(configuration.properties());
				RunningScheduler scheduler = RunningScheduler.start(installation, configuration,
						this.spec.commandLine().getOut(), this.spec.commandLine().getErr())) {
			new CountDownLatch(1).await();
		}
		return 0;
	}

}
