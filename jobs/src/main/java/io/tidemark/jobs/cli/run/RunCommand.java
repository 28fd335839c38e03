package io.tidemark.jobs.cli.run;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.TenantNames;
import io.tidemark.jobs.cli.FailureSentences;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.cli.ShownProgress;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.jobs.nightly.RunSummary;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the nightly job of a tenant, or of all, now.
 */
@Command(name = "run",
		description = "Run the nightly job of a tenant, or of all: extract, compute, check and publish a snapshot.")
public final class RunCommand extends ConsoleCommand implements Callable<Integer> {

	@ArgGroup(multiplicity = "1")
	private final Which which = new Which();

	@Option(names = "--as-of", paramLabel = "INSTANT",
			description = "The instant that the source describes, like 2026-01-01T00:00:00Z (default: the newest "
					+ "file's time, or now).")
	private @Nullable Instant asOf;

	/** The exit code of the worst run so far. */
	private int exitCode;

	@Override
	public Integer call() throws IOException, InterruptedException, ExecutionException {
		PartialConfiguration configuration = common().partialConfiguration();
		String tenant = this.which.tenant;
		if (this.which.all || tenant == null) {
			if (this.asOf != null) {
				throw new QueryInvalid(
						"--as-of goes with --tenant: each tenant's source describes an instant of its own.");
			}
			try (Installation installation = common().open(configuration.properties())) {
				runAll(installation, configuration);
			}
		}
		else {
			runOne(configuration, tenant);
		}
		return this.exitCode;
	}

	private void runOne(PartialConfiguration configuration, String tenant) throws IOException {
		TidemarkProperties properties = configuration.with(tenant);
		configuration.leftOut()
			.forEach((name, failure) -> err()
				.println("Tenant %s can't be run: %s".formatted(name, failure.getMessage())));
		properties.tenant(tenant);
		try (Installation installation = common().open(properties)) {
			Optional<Snapshot> previous = installation.snapshots().findLatestPublished(tenant);
			Snapshot snapshot;
			ShownProgress progress = new ShownProgress(err());
			try (ConfigurableApplicationContext jobs = installation.startJobs(1, progress)) {
				snapshot = jobs.getBean(RunLauncher.class).run(tenant, this.asOf, null);
			}
			finally {
				progress.end();
			}
			new RunSummary(installation.snapshots()).write(snapshot, previous.orElse(null), out());
		}
	}

	/**
	 * Run all tenants; none waits for one that fails.
	 */
	private void runAll(Installation installation, PartialConfiguration configuration)
			throws InterruptedException, ExecutionException {
		configuration.leftOut().forEach(this::tellFailure);
		List<String> tenants = installation.properties().tenants().keySet().stream().sorted().toList();
		if (tenants.isEmpty() && configuration.leftOut().isEmpty()) {
			throw new ConfigurationInvalid("There is no tenant to run: configure one below tidemark.tenants.");
		}
		int parallel = installation.properties().parallelRuns();
		ExecutorService slots = Executors.newFixedThreadPool(parallel);
		try (ConfigurableApplicationContext jobs = installation.startJobs(parallel, Progress.NONE)) {
			RunLauncher launcher = jobs.getBean(RunLauncher.class);
			for (Future<Object> run : slots.invokeAll(
					tenants.stream().map((tenant) -> Executors.callable(() -> run(launcher, tenant))).toList())) {
				run.get();
			}
		}
		finally {
			slots.shutdownNow();
		}
	}

	private void run(RunLauncher launcher, String tenant) {
		try {
			tell(tenant, "published " + launcher.run(tenant, null, null).version());
		}
		catch (RuntimeException ex) {
			tellFailure(tenant, ex);
		}
	}

	private synchronized void tell(String tenant, String sentence) {
		out().println("%s: %s".formatted(tenant, sentence));
	}

	private synchronized void tellFailure(String tenant, RuntimeException failure) {
		if (FailureSentences.isEnding()) {
			return;
		}
		int code = FailureSentences.exitCode(failure);
		this.exitCode = FailureSentences.worse(this.exitCode, code);
		tell(tenant, "failed: " + FailureSentences.sentence(failure));
		if (code == FailureSentences.UNEXPECTED) {
			failure.printStackTrace(err());
		}
	}

	/**
	 * One tenant or all of them.
	 */
	private static final class Which {

		@Option(names = "--tenant", required = true, paramLabel = "TENANT", completionCandidates = TenantNames.class,
				description = "The tenant to run.")
		private @Nullable String tenant;

		@Option(names = "--all", required = true,
				description = "Run every tenant, several at a time (tidemark.scheduler.parallel-runs), and print a line "
						+ "for each. The exit code is 1 if a run failed unexpectedly, otherwise the highest.")
		private boolean all;

	}

}
