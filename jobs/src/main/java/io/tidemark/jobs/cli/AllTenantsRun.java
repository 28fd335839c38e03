package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.tidemark.config.PartialConfiguration;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.jobs.warehouse.Progress;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs every tenant, several at a time, and tells in one line each what became of it.
 */
final class AllTenantsRun {

	private final PrintWriter out;

	private final PrintWriter err;

	private int exitCode;

	AllTenantsRun(PrintWriter out, PrintWriter err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Run all tenants; none waits for one that fails.
	 * @return the exit code of the worst run
	 */
	int run(Installation installation, PartialConfiguration configuration) {
		configuration.leftOut().forEach(this::tellFailure);
		List<String> tenants = installation.properties().tenants().keySet().stream().sorted().toList();
		if (tenants.isEmpty() && configuration.leftOut().isEmpty()) {
			throw new ConfigurationInvalid("There is no tenant to run: configure one below tidemark.tenants.");
		}
		int parallel = installation.properties().parallelRuns();
		ExecutorService slots = Executors.newFixedThreadPool(parallel);
		try (ConfigurableApplicationContext jobs = installation.startJobs(parallel, Progress.NONE)) {
			RunLauncher launcher = jobs.getBean(RunLauncher.class);
			List<Future<?>> runs = new ArrayList<>();
			tenants.forEach((tenant) -> runs.add(slots.submit(() -> run(launcher, tenant))));
			runs.forEach(AllTenantsRun::await);
		}
		finally {
			slots.shutdownNow();
		}
		return this.exitCode;
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
		this.out.println("%s: %s".formatted(tenant, sentence));
	}

	private synchronized void tellFailure(String tenant, RuntimeException failure) {
		this.exitCode = FailureSentences.worse(this.exitCode, FailureSentences.exitCode(failure));
		this.out.println("%s: failed: %s".formatted(tenant, FailureSentences.sentence(failure)));
		if (FailureSentences.exitCode(failure) == FailureSentences.UNEXPECTED) {
			failure.printStackTrace(this.err);
		}
	}

	private static void await(Future<?> run) {
		try {
			run.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

}
