package io.tidemark.jobs.benchmark;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tidemark.config.GuardProperties;
import io.tidemark.config.MovementLevel;
import io.tidemark.config.SourceProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.nightly.NightlyConfiguration;
import io.tidemark.jobs.nightly.RunFolders;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.jobs.warehouse.Progress;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures how the report store grows when a part of the source changes each night.
 */
public final class GrowthBenchmark {

	private static final String TENANT = "growth";

	/** When the nightly run reads, on the morning after the business date. */
	private static final LocalTime RUN_TIME = LocalTime.of(1, 30);

	/** About so many nights are printed. */
	private static final int SHOWN = 10;

	private static final int SHOWN_FIGURES = 6;

	private final GrowthPlan plan;

	private final TidemarkProperties properties;

	private final String sourceUrl;

	private final PrintWriter out;

	/**
	 * Prepare a benchmark.
	 * @param plan how large it is
	 * @param defaults the configuration without tenants
	 * @param sourceUrl a database whose schemas billing and growth may be replaced
	 * @param out where the results go
	 */
	public GrowthBenchmark(GrowthPlan plan, TidemarkProperties defaults, String sourceUrl, PrintWriter out) {
		this.plan = plan;
		this.sourceUrl = sourceUrl;
		this.out = out;
		TenantProperties tenant = new TenantProperties(GrowthPlan.ZONE, null, MovementLevel.CUSTOMER,
				new SourceProperties(sourceUrl, null, null, "tidemark", null, null, SourceProperties.USUAL_TIMEOUT),
				List.of("draft", "void"), null, null, GuardProperties.DEFAULTS, Map.of(), Map.of());
		this.properties = new TidemarkProperties(defaults.store(), defaults.warehouse(), defaults.api(),
				defaults.mail(), defaults.reports(), defaults.retention(), defaults.scheduler(),
				Map.of(TENANT, tenant));
	}

	/**
	 * Run the nights and print.
	 * @param store an empty report store
	 * @param folders where runs work
	 * @param progress is told of each night
	 * @throws SQLException if the source can't be filled
	 */
	public void run(ReportStore store, RunFolders folders, Progress progress) throws SQLException {
		GrowingSource source = new GrowingSource(this.sourceUrl, this.plan);
		StoreGrowth growth = new StoreGrowth(store.dataSource());
		List<NightGrowth> nights = new ArrayList<>();
		this.out.println(NightGrowth.HEADER);
		try (ConfigurableApplicationContext jobs = store
			.start(NightlyConfiguration.beans(this.properties, folders, Progress.NONE), NightlyConfiguration.class)) {
			for (int night = 1; night <= this.plan.nights(); night++) {
				progress.working("night of " + this.plan.day(night));
				nights.add(night(night, source, jobs.getBean(RunLauncher.class), growth));
				progress.done();
			}
		}
		tellSums(nights.subList(1, nights.size()), growth);
	}

	private NightGrowth night(int number, GrowingSource source, RunLauncher launcher, StoreGrowth growth)
			throws SQLException {
		LocalDate day = this.plan.day(number);
		GrowingSource.Change change = source.close(day);
		Instant asOf = day.plusDays(1).atTime(RUN_TIME).atZone(GrowthPlan.ZONE).toInstant();
		NightGrowth grown = growth.measure(launcher.run(TENANT, asOf, null), change);
		if (number <= 2 || number == this.plan.nights() || number % Math.max(1, this.plan.nights() / SHOWN) == 0) {
			this.out.println(grown.line(number + " " + day, growth.size()));
			this.out.flush();
		}
		return grown;
	}

	private void tellSums(List<NightGrowth> nights, StoreGrowth growth) {
		NightGrowth sum = nights.stream().reduce(NightGrowth::plus).orElseThrow();
		this.out.println(sum.line("all but the first", growth.size()));
		this.out.println();
		this.out.println(ratio("source rows changed / source rows", sum.source().share()));
		this.out.println(ratio("store added / full copies", sum.addedPerCopy()));
		this.out.println(ratio("new chunks / full copies", (double) sum.newChunks() / sum.fullCopy()));
		this.out.println(ratio("changed rows of figures / full copies", (double) sum.changedRows() / sum.fullCopy()));
		this.out.println(ratio("store added / changed rows of figures", (double) sum.added() / sum.changedRows()));
		this.out.println("New chunks by figure:");
		growth.addedByFigure()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.limit(SHOWN_FIGURES)
			.forEach((entry) -> this.out.println(String.format(Locale.ROOT, "  %-30s %10.1f kB  %5.1f %%",
					entry.getKey(), entry.getValue() / 1e3, 100.0 * entry.getValue() / sum.newChunks())));
		this.out.println("The store is its whole PostgreSQL database: tables, TOAST, indexes, the job's own records.");
	}

	private static String ratio(String what, double value) {
		return String.format(Locale.ROOT, "%-58s %8.4f", what, value);
	}

}
