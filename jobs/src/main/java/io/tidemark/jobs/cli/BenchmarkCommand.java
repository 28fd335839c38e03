package io.tidemark.jobs.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/**
 * Measures the nightly job against yardsticks in the same run.
 */
@Command(name = "benchmark", mixinStandardHelpOptions = true, description = "Measure.")
final class BenchmarkCommand implements Callable<Integer> {

	@Override
	public Integer call() {
		return 0;
	}

}
