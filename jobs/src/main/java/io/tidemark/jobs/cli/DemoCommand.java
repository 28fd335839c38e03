package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.GuardProperties;
import io.tidemark.config.MovementLevel;
import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.SourceProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.key.KeyRequest;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.key.KeySecret;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Shows Tidemark at work on a generated billing database.
 */
@Command(name = "demo", mixinStandardHelpOptions = true,
		description = "Fill a billing database on the embedded PostgreSQL and run the nightly job on it, "
				+ "then serve it and run it nightly until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {

	private static final String TENANT = "demo";

	private static final String SCHEDULE = "0 30 1 * * ?";

	private static final Duration KEY_LIFE = Duration.ofDays(30);

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

	@Option(names = "--source", paramLabel = "TENANT",
			description = "Fill the configured source of this tenant instead, publish its first snapshot if it has "
					+ "none, and end. A source with a business of its own is refused.")
	private @Nullable String source;

	@Override
	public Integer call() throws IOException {
		PrintWriter err = this.spec.commandLine().getErr();
		if (this.source != null) {
			return fillConfigured(this.source, err);
		}
		try (Installation store = Installation.open(ConfigurationFile.defaults(), this.tidemark.home(), Path.of(""))) {
			String url = store.store().embeddedUrl("demo_billing");
			new DemoFilling(this.seed, this.customers, ZONE).fill(url, null, null, err);
			Installation installation = new Installation(properties(url), store.folders(), store.store());
			Instant start = Clock.systemUTC().instant();
			RunCommand.run(installation, TENANT, null, this.spec.commandLine().getOut(), err);
			DemoReports.tell(this.tidemark.home(), start, this.spec.commandLine().getOut());
			tellWhereToLook();
			return this.once ? 0 : serve(installation);
		}
	}

	private int fillConfigured(String tenant, PrintWriter err) throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		try (Installation installation = this.tidemark.open()) {
			TenantProperties properties = installation.properties().tenant(tenant);
			SourceProperties database = properties.source();
			if (database.url() == null) {
				throw new ConfigurationInvalid(
						"The source of %s is files: the demo fills a database, name a tenant that has one."
							.formatted(tenant));
			}
			new DemoFilling(this.seed, this.customers, properties.timeZone()).fill(database.url(), database.username(),
					database.password(), err);
			Optional<Snapshot> latest = installation.snapshots().findLatestPublished(tenant);
			if (latest.isEmpty()) {
				RunCommand.run(installation, tenant, null, out, err);
			}
			else {
				out.println("%s has snapshot %s already: the next one comes by its schedule, or by 'run'."
					.formatted(tenant, latest.get().version()));
			}
		}
		return 0;
	}

	private int serve(Installation store) throws IOException {
		PrintWriter out = this.spec.commandLine().getOut();
		KeyRequest request = new KeyRequest(TENANT, "demo", Set.of(Permission.ALL_KPIS, Permission.ANALYTICS), null,
				null, Clock.systemUTC().instant().plus(KEY_LIFE));
		Map<String, String> environment = Map.of("TIDEMARK_API_STORE_URL", store.store().embeddedReaderUrl(),
				"TIDEMARK_API_PORT", Integer.toString(freePort()), "TIDEMARK_API_MANAGEMENT_PORT", "0",
				"LOGGING_LEVEL_IO_TIDEMARK", "warn");
		PartialConfiguration configuration = new PartialConfiguration(store.properties(), new TreeMap<>());
		try (RunningScheduler scheduler = RunningScheduler.start(store, configuration, out,
				this.spec.commandLine().getErr()); ApiProcess api = ApiProcess.start(null, environment)) {
			Optional<Integer> port = api.awaitPort(out);
			if (port.isPresent()) {
				KeySecret secret = new KeyWriter(store.store().dataSource()).create(request).secret();
				tellUrls(out, "http://localhost:" + port.get(), secret.text());
				out.println("The store is open to SQL at %s%nCtrl-C ends it all.%n"
					.formatted(store.store().embeddedUrl("postgres")));
			}
			return api.await(store.store()::requireRunning);
		}
	}

	private static void tellUrls(PrintWriter out, String root, String key) {
		out.println("""

				The API serves this snapshot. A key to read it, for %3$s days: %2$s
				  %1$s/?key=%2$s
				  %1$s/backend/kpi/invoices/byMonth/?key=%2$s
				  %1$s/analytics/subscription-revenue?interval=month&key=%2$s
				  curl -H "Authorization: Bearer %2$s" %1$s/backend/kpi/customers/byStatus/
				""".formatted(root, key, Long.toString(KEY_LIFE.toDays())));
	}

	/**
	 * Return the port that is configured, or 0 for any if it is in use.
	 */
	private static int freePort() {
		int port = ConfigurationFile.ofEnvironment().api().port();
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(port));
			return port;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static TidemarkProperties properties(String url) {
		TidemarkProperties defaults = ConfigurationFile.defaults();
		TenantProperties tenant = new TenantProperties(ZONE, SCHEDULE, MovementLevel.CUSTOMER,
				new SourceProperties(url, null, null, "tidemark", null, null, SourceProperties.USUAL_TIMEOUT),
				List.of("draft", "void"), null, null, GuardProperties.DEFAULTS, DemoReports.DEFINITIONS, Map.of());
		return new TidemarkProperties(defaults.store(), defaults.warehouse(), defaults.api(), defaults.mail(),
				defaults.reports(), defaults.retention(), defaults.scheduler(), Map.of(TENANT, tenant));
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

}
