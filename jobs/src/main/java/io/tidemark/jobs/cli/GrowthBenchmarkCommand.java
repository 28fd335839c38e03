package io.tidemark.jobs.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.jobs.benchmark.GrowthBenchmark;
import io.tidemark.jobs.benchmark.GrowthPlan;
import io.tidemark.jobs.store.ReportStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Measures how the store grows over nights, beside full copies in the same run.
 */
@Command(name = "growth", mixinStandardHelpOptions = true,
		description = "Run the nightly job for many nights on a generated business of which a part changes each "
				+ "night, into a store of its own, and measure how that grows.")
final class GrowthBenchmarkCommand implements Callable<Integer> {

	private static final String STORE = "benchmark_growth";

	@ParentCommand
	private BenchmarkCommand benchmark;

	@Spec
	private CommandSpec spec;

	@Option(names = "--nights", paramLabel = "N", defaultValue = "90",
			description = "How many nights, 2 to 300 (default: ${DEFAULT-VALUE}).")
	private int nights;

	@Option(names = "--customers", paramLabel = "N", defaultValue = "2000",
			description = "How many customers the business has (default: ${DEFAULT-VALUE}).")
	private int customers;

	@Option(names = "--changed", paramLabel = "PERCENT", defaultValue = "1",
			description = "How much of each table is edited each night, beside what the day itself brings (default: "
					+ "${DEFAULT-VALUE}).")
	private BigDecimal changed;

	@Option(names = "--within", paramLabel = "DAYS", defaultValue = "90",
			description = "The edited rows began in the last DAYS days; 2000 is ever (default: ${DEFAULT-VALUE}).")
	private int within;

	@Override
	public Integer call() throws SQLException {
		GrowthPlan plan = new GrowthPlan(this.customers, this.nights, this.changed.movePointLeft(2), this.within);
		Path home = this.benchmark.tidemark().home();
		try (Installation installation = Installation.open(ConfigurationFile.defaults(), home, Path.of(""))) {
			dropStore(installation);
			StoreProperties place = new StoreProperties(installation.store().embeddedUrl(STORE), null, null);
			try (ReportStore store = ReportStore.open(place, home);
					ShownProgress progress = ShownProgress.start(this.spec.commandLine().getErr(), plan.nights())) {
				new GrowthBenchmark(plan, installation.properties(), installation.store().embeddedUrl("benchmark"),
						this.spec.commandLine().getOut())
					.run(store, installation.folders(), progress);
			}
			dropStore(installation);
		}
		return 0;
	}

	private static void dropStore(Installation installation) throws SQLException {
		try (Connection connection = installation.store().dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists " + STORE + " with (force)");
		}
	}

}
