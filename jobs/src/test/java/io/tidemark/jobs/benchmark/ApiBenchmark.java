package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.NotFound;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.jobs.store.ReportStore;
import io.tidemark.jobs.warehouse.WarehouseSettings;
import io.tidemark.key.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Loads the API beside nginx that serves the same bytes from files on the same core, then
 * compares it with plain SQL, and its start with that of an empty application.
 */
@Command(name = "api", mixinStandardHelpOptions = true,
		description = "Load the API with a published snapshot beside nginx serving the same bytes, each on the same "
				+ "core. Needs a built API, a snapshot in the working folder, two cores, nginx and wrk.")
final class ApiBenchmark implements Callable<Integer> {

	private static final int ROUNDS = 5;

	private static final int SECONDS = 3;

	/** How long the API is loaded first, for its code to be compiled. */
	private static final int WARM_UP_SECONDS = 60;

	private static final int CONNECTIONS = 16;

	private static final List<String> PROGRAMS = List.of("nginx", "wrk", "taskset");

	private static final List<Path> PLACES = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"),
			Path.of("/usr/local/bin"));

	private static final List<Load> LOADS = List.of(
			new Load("customers/byStatus", "/backend/kpi/customers/byStatus/", false, "customers_cube", 0.1),
			new Load("invoices/byMonth, gzip", "/backend/kpi/invoices/byMonth/", true, "invoices_cube", 0.1),
			new Load("subscription-revenue, gzip", "/analytics/subscription-revenue", true, "mrr_daily", 0.1),
			new Load("subscription-revenue", "/analytics/subscription-revenue", false, "mrr_daily", 0.3));

	private static final double SQL_TARGET = 50;

	private static final double START_TARGET = 1.5;

	@ParentCommand
	private Benchmarks benchmarks;

	@Spec
	private CommandSpec spec;

	@Option(names = "--tenant", paramLabel = "NAME",
			description = "Whose snapshot (default: the first tenant that has one).")
	private @Nullable String tenant;

	@Override
	public Integer call() throws Exception {
		requirePrograms();
		Path folder = Files.createTempDirectory("tidemark-benchmark");
		try (ReportStore store = this.benchmarks.openStore()) {
			String key = createKey(store);
			try (ApiServer api = ApiServer.start(store.embeddedReaderUrl())) {
				Map<String, Long> sizes = download(api, key, folder);
				Map<String, Double> rates = new LinkedHashMap<>();
				try (Nginx nginx = Nginx.start(folder)) {
					print("API on one core beside nginx on the same core, %s connections, median of %s rounds of %s s",
							CONNECTIONS, ROUNDS, SECONDS);
					print("%-28s %9s %10s %10s %6s %7s  %s", "answer", "bytes", "nginx/s", "api/s", "ratio", "target",
							"latency at half of the target's load");
					new Wrk(api.uri().resolve(LOADS.get(0).path()), LOADS.get(0).headers(key), folder).run(CONNECTIONS,
							WARM_UP_SECONDS, 0);
					for (Load load : LOADS) {
						rates.put(load.name(),
								measure(load, new Wrk(api.uri().resolve(load.path()), load.headers(key), folder),
										new Wrk(nginx.uri(load.file()), load.headers(key), folder),
										sizes.getOrDefault(load.name(), 0L)));
					}
					print("Target for the latencies: p99 under 10 ms.");
				}
				compareWithSql(store, rates);
			}
			compareStart(store.embeddedReaderUrl());
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
		return 0;
	}

	private static void requirePrograms() {
		for (String program : PROGRAMS) {
			if (PLACES.stream().noneMatch((place) -> Files.isExecutable(place.resolve(program)))) {
				throw new ConfigurationInvalid(
						"The benchmark needs %s: install it (Debian: apt-get install nginx-light wrk util-linux)."
							.formatted(program));
			}
		}
		if (Runtime.getRuntime().availableProcessors() < 2) {
			throw new ConfigurationInvalid("The benchmark needs two cores: one for the servers, one for the load.");
		}
	}

	private String createKey(ReportStore store) {
		KeyRequest request = new KeyRequest(whose(store), "benchmark",
				Set.of(Permission.ALL_KPIS, Permission.ANALYTICS), null, Integer.MAX_VALUE,
				Clock.systemUTC().instant().plus(Duration.ofHours(1)));
		return new KeyWriter(store.dataSource()).create(request).secret().text();
	}

	private String whose(ReportStore store) {
		return (this.tenant != null) ? this.tenant
				: store.snapshots()
					.findTenants()
					.stream()
					.findFirst()
					.orElseThrow(() -> new NotFound("There is no snapshot in %s: run './tidemark demo --once' first."
						.formatted(this.benchmarks.home())));
	}

	private static Map<String, Long> download(ApiServer api, String key, Path folder)
			throws IOException, InterruptedException {
		Map<String, Long> sizes = new LinkedHashMap<>();
		HttpClient client = HttpClient.newHttpClient();
		Path root = Files.createDirectories(folder.resolve("html"));
		for (Load load : LOADS) {
			HttpRequest.Builder request = HttpRequest.newBuilder(api.uri().resolve(load.path()))
				.header("Authorization", "Bearer " + key);
			if (load.isGzip()) {
				request.header("Accept-Encoding", "gzip");
			}
			var response = client.send(request.build(), BodyHandlers.ofByteArray());
			if (response.statusCode() != 200) {
				throw new IOException("The API answers %s with status %s.".formatted(load.path(),
						Integer.toString(response.statusCode())));
			}
			Files.write(root.resolve(load.file()), response.body());
			sizes.put(load.name(), (long) response.body().length);
		}
		return sizes;
	}

	private double measure(Load load, Wrk api, Wrk nginx, long size) throws Exception {
		api.run(CONNECTIONS, SECONDS, 0);
		nginx.run(CONNECTIONS, 1, 0);
		List<Double> nginxRates = new ArrayList<>();
		List<Double> apiRates = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			nginxRates.add(nginx.run(CONNECTIONS, SECONDS, 0).perSecond());
			apiRates.add(api.run(CONNECTIONS, SECONDS, 0).perSecond());
		}
		double nginxRate = median(nginxRates);
		double apiRate = median(apiRates);
		Wrk.Result calm = api.runAt(nginxRate * load.target() / 2, SECONDS);
		print("%-28s %9d %10.0f %10.0f %6.2f %7.2f  p50 %.2f ms, p99 %.2f ms at %.0f/s", load.name(), size, nginxRate,
				apiRate, apiRate / nginxRate, load.target(), calm.medianMillis(), calm.p99Millis(), calm.perSecond());
		return apiRate;
	}

	/**
	 * Compare with the same figures computed by the same SQL where a user would, in the
	 * billing database.
	 */
	private void compareWithSql(ReportStore store, Map<String, Double> rates) throws SQLException {
		String url = store.embeddedUrl(whose(store));
		WarehouseSettings settings = WarehouseSettings.of(Benchmarks.tenant(url),
				store.snapshots().load(whose(store), null).version().businessDate());
		print("%-28s %12s %12s %8s %7s", "answer", "SQL, ms", "API, ms", "ratio", "target");
		try (LiveFigures figures = new LiveFigures(url, settings)) {
			figures.declare();
			for (Load load : LOADS) {
				List<Double> times = new ArrayList<>();
				for (int round = 0; round < ROUNDS; round++) {
					times.add(1000 * figures.read(load.model()));
				}
				double api = 1000 / rates.getOrDefault(load.name(), 0.0);
				print("%-28s %12.1f %12.3f %8.0f %7.0f", load.name(), median(times), api, median(times) / api,
						SQL_TARGET);
			}
		}
	}

	/**
	 * Compare with the start of a Spring MVC application without anything of its own.
	 */
	private void compareStart(String storeUrl) throws Exception {
		List<Double> empty = new ArrayList<>();
		List<Double> plain = new ArrayList<>();
		List<Double> shipped = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			empty.add(EmptyWebApplication.secondsToStart(ApiServer.libraries()));
			plain.add(ApiServer.secondsToStart(storeUrl));
			shipped.add(ApiServer.secondsToStart(storeUrl, ApiServer.archiveOption()));
		}
		print("Start: an empty Spring MVC application %.2f s; the API without its archive of classes %.2f s, ratio %.2f; "
				+ "as the launcher starts it %.2f s, ratio %.2f, target %.2f", median(empty), median(plain),
				median(plain) / median(empty), median(shipped), median(shipped) / median(empty), START_TARGET);
	}

	private void print(String format, Object... values) {
		PrintWriter out = this.spec.commandLine().getOut();
		out.println(String.format(Locale.ROOT, format, values));
		out.flush();
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	/**
	 * An answer that is asked for over and over.
	 *
	 * @param model the model that it is read from
	 * @param target the wanted ratio to nginx
	 */
	private record Load(String name, String path, boolean isGzip, String model, double target) {

		List<String> headers(String key) {
			String authorization = "Authorization: Bearer " + key;
			return this.isGzip ? List.of(authorization, "Accept-Encoding: gzip") : List.of(authorization);
		}

		String file() {
			return this.name.replaceAll("[^a-zA-Z]+", "-");
		}

	}

}
