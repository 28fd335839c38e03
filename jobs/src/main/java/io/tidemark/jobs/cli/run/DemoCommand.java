package io.tidemark.jobs.cli.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.cli.ConsoleCommand;
import io.tidemark.jobs.cli.Installation;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.jobs.delivery.ReportPreview;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.key.Permission;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Shows Tidemark at work on a generated billing database.
 */
@Command(name = "demo",
		description = "Fill a billing database on the embedded PostgreSQL and run the nightly job on it as it was a "
				+ "month ago, a week ago and on the last days, then serve it and run it nightly until Ctrl-C.")
public final class DemoCommand extends ConsoleCommand implements Callable<Integer> {

	private static final String TENANT = "demo";

	/** By which editors complete and check the configuration. */
	private static final String SCHEMA = "tidemark.schema.json";

	private static final Duration KEY_LIFE = Duration.ofDays(30);

	@Option(names = "--once", description = "End after the last night's run.")
	private boolean once;

	@Option(names = "--customers", paramLabel = "N", defaultValue = "2000",
			description = "How many customers the business has (default: ${DEFAULT-VALUE}).")
	private int customers;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "42",
			description = "The same seed makes the same business (default: ${DEFAULT-VALUE}).")
	private long seed;

	@Option(names = "--source", paramLabel = "TENANT",
			description = "Fill the configured source of this tenant instead, publish its first snapshots if it has "
					+ "none, and end. A source with a business of its own is refused.")
	private @Nullable String source;

	@Override
	public Integer call() throws IOException, InterruptedException {
		if (this.source != null) {
			return fillConfigured(this.source);
		}
		try (Installation store = Installation.open(ConfigurationFile.defaults(), common().home(), Path.of(""))) {
			int port = freePort();
			Path file = writeConfiguration(store.store().embeddedUrl(TENANT), "http://localhost:" + port);
			Installation installation = new Installation(ConfigurationFile.read(file), store.folders(), store.store());
			Snapshot snapshot = new DemoNights(installation, TENANT, this.seed, this.customers).live(out(), err());
			tellReports(installation, snapshot);
			tellWhereToLook();
			return this.once ? 0 : serve(installation, file, port);
		}
	}

	private int fillConfigured(String tenant) throws IOException {
		try (Installation installation = open()) {
			DemoNights nights = new DemoNights(installation, tenant, this.seed, this.customers);
			if (nights.previous() == null) {
				nights.live(out(), err());
			}
			else {
				nights.fill();
				out().println("%s already has snapshot %s. Its schedule, or 'run', makes the next one."
					.formatted(tenant, nights.previous().version()));
			}
		}
		return 0;
	}

	/**
	 * Write what other commands have to know of the demo into the working folder.
	 * @param url the address of the source
	 * @param apiUrl where the API is going to be served
	 */
	private Path writeConfiguration(String url, String apiUrl) throws IOException {
		String text = new ClassPathResource("demo.yml", DemoCommand.class).getContentAsString(UTF_8);
		String firstLine = text.lines().findFirst().orElseThrow();
		Path file = common().homeConfiguration();
		if (Files.exists(file) && !Files.readString(file).startsWith(firstLine)) {
			throw new ConfigurationInvalid(
					"%s is not a demo's and is left alone: choose another folder with --home.".formatted(file));
		}
		Files.write(file.resolveSibling(SCHEMA),
				new ClassPathResource(SCHEMA, TidemarkProperties.class).getContentAsByteArray());
		return Files.writeString(file, text.replace("SOURCE", url).replace("http://localhost:8080", apiUrl));
	}

	private int serve(Installation installation, Path file, int apiPort) throws IOException, InterruptedException {
		ReportStore store = installation.store();
		KeyRequest request = new KeyRequest(TENANT, "demo", Set.of(Permission.ALL_KPIS, Permission.ANALYTICS), null,
				null, Clock.systemUTC().instant().plus(KEY_LIFE));
		Map<String, String> environment = Map.of("TIDEMARK_API_STORE_URL", store.embeddedReaderUrl(),
				"TIDEMARK_API_PORT", Integer.toString(apiPort), "TIDEMARK_API_MANAGEMENT_PORT", "0",
				"LOGGING_LEVEL_IO_TIDEMARK", "warn");
		PartialConfiguration configuration = new PartialConfiguration(installation.properties(), new TreeMap<>());
		try (ConfigurableApplicationContext scheduler = SchedulerCommand.start(installation, configuration, out(),
				err()); ApiProcess api = ApiProcess.start(file, environment, out(), store)) {
			Optional<String> port = api.awaitPort();
			if (port.isPresent()) {
				String key = new KeyWriter(store.dataSource()).create(request).secret().text();
				out().println("""

						The API serves these snapshots. A key to read them, for %3$s days: %2$s
						Sign in with it at
						  %1$s/
						or use it as in
						  %1$s/backend/kpi/invoices/byMonth/?key=%2$s
						  curl -H "Authorization: Bearer %2$s" %1$s/backend/kpi/customers/byStatus/

						The store is open to SQL at %4$s
						Press Ctrl-C to end.
						""".formatted("http://localhost:" + port.get(), key, KEY_LIFE.toDays(),
						store.embeddedUrl("postgres")));
			}
			return api.await();
		}
	}

	/**
	 * Return the port that is configured, or another one if it is in use.
	 */
	private static int freePort() throws IOException {
		int configured = ConfigurationFile.read(null).api().port();
		try (ServerSocket socket = new ServerSocket(configured)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			try (ServerSocket any = new ServerSocket(0)) {
				return any.getLocalPort();
			}
		}
	}

	private void tellReports(Installation installation, Snapshot snapshot) throws IOException {
		out().println("\nThe last night's mails and workbook:");
		try (Stream<Path> files = Files.list(common().home().resolve("outbox"))) {
			files.filter((file) -> file.getFileName().toString().contains(snapshot.version().toString()))
				.sorted()
				.forEach((file) -> out().println("  " + file));
		}
		try (ConfigurableApplicationContext delivery = installation.startDelivery()) {
			delivery.getBean(ReportPreview.class)
				.write("daily", snapshot, null, common().home().resolve("preview"))
				.stream()
				.filter((file) -> file.toString().endsWith(".xlsx"))
				.forEach((file) -> out().println("  " + file));
		}
	}

	private void tellWhereToLook() {
		String home = common().home().toString();
		String options = home.equals(".tidemark") ? "" : " --home " + home;
		out().println("""

				Where to look next:
				  ./tidemark figures customers/byStatus%1$s
				  ./tidemark figures subscription-revenue --interval month%1$s
				  ./tidemark snapshots diff%1$s
				  ./tidemark report preview daily%1$s""".formatted(options));
	}

}
