package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.tidemark.config.TenantProperties;
import io.tidemark.config.WarehouseProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import io.tidemark.model.Model;
import io.tidemark.model.ModelPlan;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Measures the figures of this version in turns with those of another folder of SQL.
 */
@Command(name = "models", mixinStandardHelpOptions = true,
		description = "Fill a billing database as nightly does, extract it once and compute all figures on it, in "
				+ "turns with those of another folder of SQL, whose models read the same staging tables.")
final class ModelsBenchmark implements Callable<Integer> {

	private static final WarehouseProperties LIMITS = new WarehouseProperties(DataSize.ofGigabytes(2), null, 2);

	@ParentCommand
	private Benchmarks benchmarks;

	@Spec
	private CommandSpec spec;

	@Option(names = "--against", paramLabel = "DIR", required = true,
			description = "The other folder, as 'git worktree add' or 'git archive' makes one of an older version.")
	private Path against;

	@Option(names = "--invoices", paramLabel = "N", defaultValue = "5000000",
			description = "How many invoices, as for nightly (default: ${DEFAULT-VALUE}).")
	private long invoices;

	@Option(names = "--turns", paramLabel = "N", defaultValue = "3",
			description = "How many turns each has, of which the median counts (default: ${DEFAULT-VALUE}).")
	private int turns;

	@Override
	public Integer call() throws Exception {
		if (this.turns < 1) {
			throw new ConfigurationInvalid(
					"--turns %s is out of bounds: give 1 or more.".formatted(Integer.toString(this.turns)));
		}
		SqlFolder other = new SqlFolder(this.against);
		PrintWriter err = this.spec.commandLine().getErr();
		Path extracted = this.benchmarks.home().resolve("benchmark.duckdb");
		Path copy = this.benchmarks.home().resolve("benchmark-turn.duckdb");
		try (ReportStore store = this.benchmarks.openStore()) {
			String url = store.embeddedUrl("benchmark");
			err.println("Filling a billing database with %s invoices ...".formatted(Long.toString(this.invoices)));
			NightlyBenchmark.fill(url, this.invoices);
			TenantProperties tenant = Benchmarks.tenant(url);
			WarehouseSettings settings = WarehouseSettings.of(tenant, NightlyBenchmark.LAST_DAY);
			extract(tenant, settings, extracted);
			err.println("Measuring ...");
			measure(settings, extracted, copy, other);
		}
		finally {
			Warehouse.delete(extracted);
			Warehouse.delete(copy);
		}
		return 0;
	}

	private static void extract(TenantProperties tenant, WarehouseSettings settings, Path file) {
		Warehouse.delete(file);
		try (Warehouse warehouse = Warehouse.open(file, LIMITS, settings, "")) {
			BillingSource.of(tenant.source(), tenant.tables(), Path.of(""), LIMITS.connections(), Clock.systemUTC())
				.extract(warehouse, Progress.NONE);
			warehouse.execute("checkpoint");
		}
	}

	private void measure(WarehouseSettings settings, Path extracted, Path copy, SqlFolder other) throws Exception {
		ModelPlan plan = ModelPlan.load();
		List<Model> kpis = other.models(names(plan.kpis()));
		List<Model> revenue = new ArrayList<>(other.models(names(plan.revenue())));
		revenue.removeAll(kpis);
		String engine = settings.fill(other.engine());
		List<Measure> ours = new ArrayList<>();
		List<Measure> theirs = new ArrayList<>();
		for (int turn = 0; turn < this.turns; turn++) {
			theirs
				.add(build("compute the figures of " + this.against, settings, extracted, copy, engine, kpis, revenue));
			ours.add(build("compute all figures", settings, extracted, copy, settings.engineSql("duckdb"), plan.kpis(),
					plan.revenue()));
		}
		PrintWriter out = this.spec.commandLine().getOut();
		Measure yardstick = Measure.median(theirs);
		out.println(yardstick.line());
		Measure median = Measure.median(ours);
		out.println(median.line());
		out.println(median.ratio("these figures / those", yardstick, "at most 1.3"));
	}

	private static List<String> names(List<Model> models) {
		return models.stream().map(Model::name).toList();
	}

	private static Measure build(String what, WarehouseSettings settings, Path extracted, Path copy, String engine,
			List<Model> kpis, List<Model> revenue) throws Exception {
		copy(extracted, copy);
		try (Warehouse warehouse = Warehouse.open(copy, LIMITS, settings, "")) {
			warehouse.execute(engine);
			return Measure.of(what, () -> {
				warehouse.build(kpis, Progress.NONE);
				warehouse.build(revenue, Progress.NONE);
			});
		}
	}

	private static void copy(Path extracted, Path copy) throws IOException {
		Warehouse.delete(copy);
		Files.copy(extracted, copy, StandardCopyOption.REPLACE_EXISTING);
	}

}
