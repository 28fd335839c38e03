package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.jobs.nightly.RunSummary;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Runs the nightly job of a tenant, or of all, now.
 */
@Command(name = "run", mixinStandardHelpOptions = true,
		description = "Run the nightly job of a tenant, or of all: extract, compute, check and publish a snapshot.")
final class RunCommand implements Callable<Integer> {

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@ArgGroup(multiplicity = "1")
	private final Which which = new Which();

	@Option(names = "--as-of", paramLabel = "INSTANT",
			description = "The instant that the source describes, like 2026-01-01T00:00:00Z (default: the newest "
					+ "file's time, or now).")
	private @Nullable Instant asOf;

	@Override
	public Integer call() throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		PrintWriter err = this.spec.commandLine().getErr();
		PartialConfiguration configuration = this.tidemark.partialConfiguration();
		String tenant = this.which.tenant;
		if (this.which.all || tenant == null) {
			if (this.asOf != null) {
				throw new QueryInvalid(
						"--as-of goes with --tenant: each tenant's source describes an instant of its own.");
			}
			try (Installation installation = this.tidemark.open(configuration.properties())) {
				return new AllTenantsRun(out, err).run(installation, configuration);
			}
		}
		TidemarkProperties properties = configuration.with(tenant);
		configuration.leftOut()
			.forEach(
					(name, failure) -> err.println("Tenant %s can't be run: %s".formatted(name, failure.getMessage())));
		try (Installation installation = this.tidemark.open(properties)) {
			installation.properties().tenant(tenant);
			run(installation, tenant, this.asOf, out, err);
		}
		return 0;
	}

	static void run(Installation installation, String tenant, @Nullable Instant asOf, PrintWriter out, PrintWriter err)
			throws IOException {
		Optional<Snapshot> previous = installation.snapshots().findLatestPublished(tenant);
		Snapshot snapshot;
		try (ShownProgress progress = ShownProgress.start(err);
				ConfigurableApplicationContext jobs = installation.startJobs(1, progress)) {
			snapshot = jobs.getBean(RunLauncher.class).run(tenant, asOf, null);
		}
		new RunSummary(installation.snapshots()).write(snapshot, previous.orElse(null), out);
	}

	/**
	 * One tenant or all of them.
	 */
	private static final class Which {

		@Option(names = "--tenant", required = true, paramLabel = "NAME", description = "The tenant to run.")
		private @Nullable String tenant;

		@Option(names = "--all", required = true,
				description = "Run every tenant, several at a time (tidemark.scheduler.parallel-runs), and print a line "
						+ "for each. The exit code is the worst one.")
		private boolean all;

	}

}
