package io.tidemark.jobs.cli;

import java.util.concurrent.Callable;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.benchmark.XlsxBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures the writing of workbooks beside another writer in the same run.
 */
@Command(name = "xlsx", mixinStandardHelpOptions = true,
		description = "Write a large figure as a workbook, in turns with fastexcel in the same run.")
final class XlsxBenchmarkCommand implements Callable<Integer> {

	/** What a sheet of fastexcel, which does not go on in a further one, holds. */
	private static final int MAX_ROWS = 1_048_575;

	@Spec
	private CommandSpec spec;

	@Option(names = "--rows", paramLabel = "N", defaultValue = "1000000",
			description = "How many rows of 8 columns, at most 1048575 (default: ${DEFAULT-VALUE}).")
	private int rows;

	@Override
	public Integer call() throws Exception {
		if (this.rows < 1 || this.rows > MAX_ROWS) {
			throw new ConfigurationInvalid("--rows %s is out of bounds: name 1 to %s rows."
				.formatted(Integer.toString(this.rows), Integer.toString(MAX_ROWS)));
		}
		new XlsxBenchmark(this.rows, this.spec.commandLine().getOut()).run();
		return 0;
	}

}
