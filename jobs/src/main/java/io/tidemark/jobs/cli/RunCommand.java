package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.report.RunSummary;
import io.tidemark.jobs.schedule.NightlyContext;
import io.tidemark.jobs.schedule.RunLauncher;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Runs the nightly job of a tenant now.
 */
@Command(name = "run", mixinStandardHelpOptions = true,
		description = "Run the nightly job of a tenant: extract, compute, check and publish a snapshot.")
final class RunCommand implements Callable<Integer> {

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Option(names = "--tenant", required = true, paramLabel = "NAME", description = "The tenant to run.")
	private String tenant;

	@Option(names = "--as-of", paramLabel = "INSTANT",
			description = "The instant that the source describes, like 2026-01-01T00:00:00Z (default: the newest "
					+ "file's time, or now).")
	private @Nullable Instant asOf;

	@Override
	public Integer call() throws IOException {
		try (Installation installation = this.tidemark.open()) {
			TidemarkProperties properties = installation.properties();
			properties.tenant(this.tenant);
			run(installation, this.tenant, this.asOf, this.spec.commandLine().getOut(),
					this.spec.commandLine().getErr());
		}
		return 0;
	}

	static void run(Installation installation, String tenant, @Nullable Instant asOf, PrintWriter out, PrintWriter err)
			throws IOException {
		Optional<Snapshot> previous = installation.snapshots().findLatestPublished(tenant);
		Snapshot snapshot;
		try (NightlyContext jobs = installation.startJobs();
				ShownProgress progress = ShownProgress.start(err, RunLauncher.parts())) {
			snapshot = jobs.launcher().run(tenant, asOf, progress);
		}
		new RunSummary(installation.snapshots()).write(snapshot, previous.orElse(null), out);
	}

}
