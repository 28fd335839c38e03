package io.tidemark.jobs.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import io.tidemark.config.TenantProperties;
import io.tidemark.config.WarehouseProperties;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import io.tidemark.sql.SqlFile;
import io.tidemark.model.ModelPlan;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Measures extraction and figures against yardsticks, all in one run on one database.
 */
@Command(name = "nightly", mixinStandardHelpOptions = true,
		description = "Fill a billing database of a chosen size and measure extraction and figures on it. Takes "
				+ "minutes, and some gigabytes in the working folder.")
final class NightlyBenchmark implements Callable<Integer> {

	static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 19);

	@ParentCommand
	private Benchmarks benchmarks;

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

	@Override
	public Integer call() throws Exception {
		PrintWriter err = this.spec.commandLine().getErr();
		try (ReportStore store = this.benchmarks.openStore()) {
			String url = store.embeddedUrl("benchmark");
			err.println("Filling a billing database with %s invoices ...".formatted(Long.toString(this.invoices)));
			fill(url, this.invoices);
			err.println("Measuring ...");
			measure(url, this.benchmarks.home().resolve("benchmark.duckdb"));
		}
		return 0;
	}

	/**
	 * Fill a database in the reference billing schema, from scratch.
	 */
	static void fill(String url, long invoices) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute("drop schema if exists billing cascade");
			statement.execute(SqlFile.load("source/billing"));
			statement.execute("set benchmark.invoices = '" + invoices + "'");
			statement.execute(Benchmarks.sql("billing"));
			statement.execute("vacuum analyze");
		}
	}

	private void measure(String url, Path file) throws Exception {
		TenantProperties tenant = Benchmarks.tenant(url);
		WarehouseSettings settings = WarehouseSettings.of(tenant, LAST_DAY);
		WarehouseProperties limits = new WarehouseProperties(DataSize.parse(this.memoryLimit), null, this.connections);
		SourceTables tables = new SourceTables(url, this.connections);
		Warehouse.delete(file);
		tables.forEach(CopyDrain::drain);
		try (Warehouse warehouse = Warehouse.open(file, limits, settings, "")) {
			Measure drain = print(
					Measure.of("drain the binary COPY to nowhere", () -> tables.forEach(CopyDrain::drain)));
			Measure extraction = print(extract(tenant, warehouse));
			Measure figures = print(Measure.of("compute all figures", () -> {
				warehouse.build(ModelPlan.load().kpis(), Progress.NONE);
				warehouse.build(ModelPlan.load().revenue(), Progress.NONE);
			}));
			String memory = PeakMemory.line();
			Measure cursor = print(Measure.of("JDBC cursor into DuckDB's appender",
					() -> tables.forEach((connection, select) -> CursorYardstick.load(warehouse, connection, select))));
			Measure live = print(live(url, settings));
			PrintWriter out = this.spec.commandLine().getOut();
			out.println();
			out.println(extraction.ratio("extraction / drain", drain, "at most 1.6"));
			out.println(cursor.ratio("cursor and appender / extraction", extraction, "at least 2.5"));
			out.println(figures.ratio("figures / extraction", extraction, "at most 0.2"));
			out.println(live.ratio("live in PostgreSQL / figures", figures, "at least 10"));
			out.println(memory);
		}
		finally {
			Warehouse.delete(file);
		}
	}

	private Measure print(Measure measure) {
		this.spec.commandLine().getOut().println(measure.line());
		return measure;
	}

	/**
	 * Measure the extraction up to the last table's copy: the yardsticks don't ask the
	 * source for control sums, so these are measured apart.
	 */
	private Measure extract(TenantProperties tenant, Warehouse warehouse) {
		BillingSource source = BillingSource.of(tenant.source(), tenant.tables(), Path.of(""), this.connections,
				Clock.systemUTC());
		System.gc();
		CopyWatch watch = new CopyWatch();
		long start = System.nanoTime();
		source.extract(warehouse, watch);
		print(new Measure("ask the source for its control sums", (System.nanoTime() - watch.lastCopied.get()) / 1e9));
		return new Measure("extract into DuckDB", (watch.lastCopied.get() - start) / 1e9);
	}

	private static Measure live(String url, WarehouseSettings settings) throws Exception {
		try (LiveFigures figures = new LiveFigures(url, settings)) {
			return Measure.of("the same figures live in PostgreSQL", figures::compute);
		}
	}

	/**
	 * Notes when the last table was copied: a table is a part of the run; the control
	 * sums that follow are not.
	 */
	private static final class CopyWatch implements Progress {

		private final AtomicLong lastCopied = new AtomicLong();

		@Override
		public void working(String what) {
		}

		@Override
		public void done() {
			this.lastCopied.set(System.nanoTime());
		}

	}

}
