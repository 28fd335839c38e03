package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.MovementLevel;
import io.tidemark.config.SourceProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.demo.DemoBilling;
import io.tidemark.jobs.demo.DemoPlan;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Shows Tidemark at work on a generated billing database.
 */
@Command(name = "demo", mixinStandardHelpOptions = true,
		description = "Fill a billing database on the embedded PostgreSQL and run the nightly job on it.")
final class DemoCommand implements Callable<Integer> {

	private static final String TENANT = "demo";

	private static final long STOP_MILLIS = 30_000;

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	@ParentCommand
	private TidemarkCommand tidemark;

	@Spec
	private CommandSpec spec;

	@Option(names = "--once", description = "End after the run.")
	private boolean once;

	@Option(names = "--customers", paramLabel = "N", defaultValue = "2000",
			description = "How many customers the business has (default: ${DEFAULT-VALUE}).")
	private int customers;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "42",
			description = "The same seed makes the same business (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Override
	public Integer call() throws IOException {
		PrintWriter err = this.spec.commandLine().getErr();
		try (Installation store = Installation.open(ConfigurationFile.defaults(), this.tidemark.home(), Path.of(""))) {
			String url = store.store().embeddedUrl("demo_billing");
			fill(url, err);
			Installation installation = new Installation(properties(url), store.folders(), store.store());
			RunCommand.run(installation, TENANT, null, this.spec.commandLine().getOut(), err);
			tellWhereToLook();
			if (!this.once) {
				this.spec.commandLine()
					.getOut()
					.println("%nThe store is open to SQL at %s until you press Ctrl-C."
						.formatted(store.store().embeddedUrl("postgres")));
				waitForInterrupt();
			}
		}
		return 0;
	}

	private static void waitForInterrupt() {
		CountDownLatch interrupted = new CountDownLatch(1);
		Thread main = Thread.currentThread();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			interrupted.countDown();
			join(main);
		}));
		await(interrupted);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void join(Thread main) {
		try {
			main.join(STOP_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void fill(String url, PrintWriter err) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(url);
		DemoBilling billing = new DemoBilling(source);
		LocalDate yesterday = LocalDate.now(Clock.system(ZONE)).minusDays(1);
		DemoPlan plan = new DemoPlan(this.seed, this.customers, yesterday, ZONE);
		if (!billing.isFilled(plan)) {
			err.println("Filling a billing database with %s customers and five years of business ..."
				.formatted(Integer.toString(this.customers)));
			try (ShownProgress progress = ShownProgress.start(err, 100)) {
				progress.working("fill");
				PercentSteps steps = new PercentSteps(progress);
				billing.fill(plan, steps::reach);
			}
		}
	}

	private static TidemarkProperties properties(String url) {
		TidemarkProperties defaults = ConfigurationFile.defaults();
		TenantProperties tenant = new TenantProperties(ZONE, null, MovementLevel.CUSTOMER,
				new SourceProperties(url, null, null, "tidemark", null, null), List.of("draft", "void"), null, null);
		return new TidemarkProperties(defaults.store(), defaults.warehouse(), defaults.api(), Map.of(TENANT, tenant));
	}

	private void tellWhereToLook() {
		PrintWriter out = this.spec.commandLine().getOut();
		String home = this.tidemark.home().toString();
		String options = home.equals(".tidemark") ? "" : " --home " + home;
		out.println("""

				Where to look next:
				  ./tidemark figures customers/byStatus%1$s
				  ./tidemark figures invoices/aging%1$s
				  ./tidemark figures subscription-revenue --interval month%1$s
				  ./tidemark snapshots show%1$s""".formatted(options));
	}

	/**
	 * Tells percents as parts.
	 */
	private static final class PercentSteps {

		private final ShownProgress progress;

		private int reached;

		PercentSteps(ShownProgress progress) {
			this.progress = progress;
		}

		void reach(int percent) {
			while (this.reached < Math.min(percent, 100)) {
				this.progress.done();
				this.reached++;
			}
		}

	}

}
