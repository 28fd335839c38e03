package io.tidemark.jobs.benchmark;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.jobs.nightly.NightlyConfiguration;
import io.tidemark.jobs.nightly.RunFolders;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.jobs.warehouse.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures how the report store grows when a part of the source changes each night.
 */
@Command(name = "growth", mixinStandardHelpOptions = true,
		description = "Run the nightly job for many nights into a store of its own, on a generated business of which "
				+ "a part changes each night, and measure how the store grows.")
final class GrowthBenchmark implements Callable<Integer> {

	private static final String STORE = "benchmark_growth";

	private static final String TENANT = "growth";

	/** When the nightly run reads, on the morning after the business date. */
	private static final LocalTime RUN_TIME = LocalTime.of(1, 30);

	/** About so many nights are printed. */
	private static final int SHOWN = 10;

	@ParentCommand
	private Benchmarks benchmarks;

	@Spec
	private CommandSpec spec;

	@Option(names = "--nights", paramLabel = "N", defaultValue = "90",
			description = "How many nights, 2 to 300 (default: ${DEFAULT-VALUE}).")
	private int nights;

	@Option(names = "--customers", paramLabel = "N", defaultValue = "2000",
			description = "How many customers the business has (default: ${DEFAULT-VALUE}).")
	private int customers;

	@Option(names = "--changed", paramLabel = "PERCENT", defaultValue = "1",
			description = "How much of each table is edited each night, on top of the day's own business (default: "
					+ "${DEFAULT-VALUE}).")
	private BigDecimal changed;

	@Option(names = "--within", paramLabel = "DAYS", defaultValue = "90",
			description = "Edit only rows that began in the last DAYS days; 2000 means all (default: "
					+ "${DEFAULT-VALUE}).")
	private int within;

	@Override
	public Integer call() throws SQLException {
		GrowthPlan plan = new GrowthPlan(this.customers, this.nights, this.changed.movePointLeft(2), this.within);
		try (ReportStore embedded = this.benchmarks.openStore()) {
			dropStore(embedded);
			StoreProperties place = new StoreProperties(embedded.embeddedUrl(STORE), null, null);
			try (ReportStore store = ReportStore.open(place, this.benchmarks.home())) {
				run(plan, embedded.embeddedUrl("benchmark"), store);
			}
			dropStore(embedded);
		}
		return 0;
	}

	private static void dropStore(ReportStore embedded) throws SQLException {
		try (Connection connection = embedded.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("drop database if exists " + STORE + " with (force)");
		}
	}

	private void run(GrowthPlan plan, String sourceUrl, ReportStore store) throws SQLException {
		TidemarkProperties defaults = ConfigurationFile.defaults();
		TidemarkProperties properties = new TidemarkProperties(defaults.store(), defaults.warehouse(), defaults.api(),
				defaults.mail(), defaults.reports(), defaults.retention(), defaults.scheduler(),
				Map.of(TENANT, Benchmarks.tenant(sourceUrl)));
		GrowingSource source = new GrowingSource(sourceUrl, plan);
		StoreGrowth growth = new StoreGrowth(store.dataSource());
		List<NightGrowth> grown = new ArrayList<>();
		PrintWriter out = this.spec.commandLine().getOut();
		out.println(NightGrowth.HEADER);
		try (ConfigurableApplicationContext jobs = store.start(NightlyConfiguration.beans(properties,
				new RunFolders(this.benchmarks.home(), Path.of("")), Progress.NONE), NightlyConfiguration.class)) {
			for (int night = 1; night <= plan.nights(); night++) {
				this.spec.commandLine()
					.getErr()
					.println("Night %s of %s, %s ...".formatted(Integer.toString(night),
							Integer.toString(plan.nights()), plan.day(night)));
				grown.add(night(plan, night, source, jobs.getBean(RunLauncher.class), growth));
			}
		}
		printSums(out, grown.subList(1, grown.size()), growth);
	}

	private NightGrowth night(GrowthPlan plan, int number, GrowingSource source, RunLauncher launcher,
			StoreGrowth growth) throws SQLException {
		LocalDate day = plan.day(number);
		GrowingSource.Change change = source.close(day);
		Instant asOf = day.plusDays(1).atTime(RUN_TIME).atZone(GrowthPlan.ZONE).toInstant();
		NightGrowth grown = growth.measure(launcher.run(TENANT, asOf, null), change);
		if (number <= 2 || number == plan.nights() || number % Math.max(1, plan.nights() / SHOWN) == 0) {
			this.spec.commandLine().getOut().println(grown.line(number + " " + day, growth.size()));
			this.spec.commandLine().getOut().flush();
		}
		return grown;
	}

	private static void printSums(PrintWriter out, List<NightGrowth> nights, StoreGrowth growth) {
		NightGrowth sum = nights.stream().reduce(NightGrowth::plus).orElseThrow();
		out.println(sum.line("all but the first", growth.size()));
		out.println();
		out.println(ratio("source rows changed / source rows", sum.source().share()));
		out.println(String.format(Locale.ROOT, "%-58s %8.1f", "store added a night, kB",
				sum.added() / 1e3 / nights.size()));
		out.println(ratio("store added / full copies", sum.addedPerCopy()));
		out.println(ratio("new chunks / full copies", (double) sum.newChunks() / sum.fullCopy()));
		out.println(ratio("changed rows of figures / full copies", (double) sum.changedRows() / sum.fullCopy()));
		out.println(ratio("store added / changed rows of figures", (double) sum.added() / sum.changedRows()));
		printFigures(out, nights.size(), growth);
		out.println("The store is its whole PostgreSQL database: tables, TOAST, indexes, the job's own records.");
	}

	/**
	 * Print by figure what its new chunks take in a night, and the share of a full copy
	 * of its rows that this is.
	 */
	private static void printFigures(PrintWriter out, int nights, StoreGrowth growth) {
		Map<String, Long> fullCopies = growth.fullCopyByFigure();
		out.println("%-32s %12s %12s %7s".formatted("New chunks by figure", "kB a night", "full copy kB", "share"));
		growth.addedByFigure()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.forEach((entry) -> {
				double added = (double) entry.getValue() / nights;
				long fullCopy = fullCopies.getOrDefault(entry.getKey(), 0L);
				out.println(String.format(Locale.ROOT, "  %-30s %12.1f %12.1f %7.3f", entry.getKey(), added / 1e3,
						fullCopy / 1e3, added / fullCopy));
			});
	}

	private static String ratio(String what, double value) {
		return String.format(Locale.ROOT, "%-58s %8.4f", what, value);
	}

}
