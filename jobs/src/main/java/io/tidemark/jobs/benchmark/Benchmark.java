package io.tidemark.jobs.benchmark;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.tidemark.config.GuardProperties;
import io.tidemark.config.MovementLevel;
import io.tidemark.config.SourceProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.WarehouseProperties;
import io.tidemark.jobs.extract.BillingSource;
import io.tidemark.jobs.extract.BillingSources;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import io.tidemark.model.ModelPlan;
import io.tidemark.sql.SqlFile;

/**
 * Measures extraction and figures against yardsticks, all in one run on one database.
 */
public final class Benchmark {

	private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 19);

	private final String url;

	private final WarehouseProperties limits;

	private final TenantProperties tenant;

	private final PrintWriter out;

	/**
	 * Prepare a benchmark.
	 * @param url an empty PostgreSQL database
	 * @param limits what DuckDB may use, and how many connections
	 * @param out where the results go
	 */
	public Benchmark(String url, WarehouseProperties limits, PrintWriter out) {
		this.url = url;
		this.limits = limits;
		this.out = out;
		this.tenant = new TenantProperties(ZoneId.of("Europe/London"), null, MovementLevel.CUSTOMER,
				new SourceProperties(url, null, null, "tidemark", null, null, SourceProperties.USUAL_TIMEOUT),
				List.of("draft", "void"), null, null, GuardProperties.DEFAULTS, Map.of(), Map.of());
	}

	/**
	 * Fill the billing database.
	 * @param invoices how many invoices; other rows are in proportion
	 * @throws Exception if that fails
	 */
	public void fill(long invoices) throws Exception {
		try (Connection connection = DriverManager.getConnection(this.url);
				Statement statement = connection.createStatement()) {
			statement.execute("drop schema if exists billing cascade");
			statement.execute(SqlFile.load("source/billing"));
			statement.execute("set benchmark.invoices = '" + invoices + "'");
			statement.execute(SqlFile.load("source/benchmark"));
			statement.execute("vacuum analyze");
		}
	}

	/**
	 * Measure and print.
	 * @param folder where the DuckDB file goes
	 * @throws Exception if a part fails
	 */
	public void run(Path folder) throws Exception {
		Path file = folder.resolve("benchmark.duckdb");
		Warehouse.delete(file);
		SourceTables tables = new SourceTables(this.url, this.limits.connections());
		tables.forEach(CopyDrain::drain);
		try (Warehouse warehouse = Warehouse.open(file, this.limits, WarehouseSettings.of(this.tenant, LAST_DAY), "")) {
			Measure drain = told(
					Measure.of("drain the binary COPY to nowhere", () -> tables.forEach(CopyDrain::drain)));
			Measure extraction = told(extract(warehouse));
			Measure figures = told(Measure.of("compute all figures", () -> {
				warehouse.build(ModelPlan.load().kpis(), Progress.NONE);
				warehouse.build(ModelPlan.load().revenue(), Progress.NONE);
			}));
			String memory = PeakMemory.line();
			Measure cursor = told(Measure.of("JDBC cursor into DuckDB's appender",
					() -> tables.forEach((connection, select) -> CursorYardstick.load(warehouse, connection, select))));
			Measure live = told(live());
			this.out.println();
			this.out.println(extraction.ratio("extraction / drain", drain, "at most 1.6"));
			this.out.println(cursor.ratio("cursor and appender / extraction", extraction, "at least 2.5"));
			this.out.println(figures.ratio("figures / extraction", extraction, "at most 0.2"));
			this.out.println(live.ratio("live in PostgreSQL / figures", figures, "at least 10"));
			this.out.println(memory);
		}
		finally {
			Warehouse.delete(file);
		}
	}

	private Measure told(Measure measure) {
		this.out.println(measure.line());
		return measure;
	}

	/**
	 * Measure the extraction: the copies alone, up to where the source is asked for its
	 * control sums, which no yardstick is.
	 */
	private Measure extract(Warehouse warehouse) {
		BillingSource source = BillingSources.of(this.tenant.source(), Path.of(""), this.limits.connections(),
				Clock.systemUTC());
		System.gc();
		long start = System.nanoTime();
		AtomicLong copied = new AtomicLong();
		source.extract(warehouse, new Progress() {

			@Override
			public void working(String what) {
				if (what.equals("control sums")) {
					copied.set(System.nanoTime());
				}
			}

			@Override
			public void done() {
			}

		});
		this.out.println(
				new Measure("ask the source for its control sums", (System.nanoTime() - copied.get()) / 1e9).line());
		return new Measure("extract into DuckDB", (copied.get() - start) / 1e9);
	}

	private Measure live() throws Exception {
		try (LiveFigures figures = new LiveFigures(this.url, WarehouseSettings.of(this.tenant, LAST_DAY))) {
			return Measure.of("the same figures live in PostgreSQL", figures::compute);
		}
	}

}
