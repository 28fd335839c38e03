package io.tidemark.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.WarehouseProperties;
import io.tidemark.jobs.benchmark.Benchmark;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Measures the nightly job against yardsticks in the same run.
 */
@Command(name = "benchmark", mixinStandardHelpOptions = true,
		subcommands = { ApiBenchmarkCommand.class, GrowthBenchmarkCommand.class, XlsxBenchmarkCommand.class },
		description = "Load a billing database of a chosen size and measure extraction and figures on it, each "
				+ "against a yardstick in the same run. Takes minutes and some gigabytes in the working folder.")
final class BenchmarkCommand implements Callable<Integer> {

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Option(names = "--invoices", paramLabel = "N", defaultValue = "5000000",
			description = "How many invoices, with 3 items each and other rows in proportion (default: "
					+ "${DEFAULT-VALUE}).")
	private long invoices;

	@Option(names = "--connections", paramLabel = "N", defaultValue = "2",
			description = "How many connections to the source at a time (default: ${DEFAULT-VALUE}).")
	private int connections;

	@Option(names = "--memory-limit", paramLabel = "SIZE", defaultValue = "2GB",
			description = "How much memory DuckDB may use (default: ${DEFAULT-VALUE}).")
	private String memoryLimit;

	TidemarkCommand tidemark() {
		return this.tidemark;
	}

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		Path home = this.tidemark.home();
		try (Installation installation = Installation.open(ConfigurationFile.defaults(), home, Path.of(""))) {
			Benchmark benchmark = new Benchmark(installation.store().embeddedUrl("benchmark"),
					new WarehouseProperties(DataSize.parse(this.memoryLimit), null, this.connections), out);
			this.spec.commandLine()
				.getErr()
				.println("Filling a billing database with %s invoices ...".formatted(Long.toString(this.invoices)));
			benchmark.fill(this.invoices);
			this.spec.commandLine().getErr().println("Measuring ...");
			benchmark.run(home.toAbsolutePath());
		}
		return 0;
	}

}
