package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Loads the API beside nginx that serves the same bytes from files on the same core.
 */
public final class ApiBenchmark {

	private static final int ROUNDS = 5;

	private static final int SECONDS = 3;

	private static final int CONNECTIONS = 16;

	private final URI api;

	private final String key;

	private final Path folder;

	private final PrintWriter out;

	/**
	 * Prepare a benchmark.
	 * @param api where the API serves, on the first core alone
	 * @param key a key without a limit that matters
	 * @param folder an empty folder for nginx
	 * @param out where the results go
	 */
	public ApiBenchmark(URI api, String key, Path folder, PrintWriter out) {
		this.api = api;
		this.key = key;
		this.folder = folder;
		this.out = out;
	}

	/**
	 * Measure and print: per answer the ratio of requests per second, the median of
	 * rounds in turns, and the latencies at half of nginx's half.
	 * @throws Exception if a program can't be run or an answer is no 200
	 */
	public void run() throws Exception {
		List<Load> loads = List.of(new Load("customers/byStatus", "/backend/kpi/customers/byStatus/", false),
				new Load("invoices/byMonth, gzip", "/backend/kpi/invoices/byMonth/", true),
				new Load("subscription-revenue, gzip", "/analytics/subscription-revenue", true),
				new Load("subscription-revenue", "/analytics/subscription-revenue", false));
		Map<String, Long> sizes = store(loads);
		try (Nginx nginx = Nginx.start(this.folder)) {
			this.out
				.println("API on one core beside nginx on the same core, %s connections, median of %s rounds of %s s"
					.formatted(Integer.toString(CONNECTIONS), Integer.toString(ROUNDS), Integer.toString(SECONDS)));
			this.out.println("%-28s %9s %10s %10s %6s  %s".formatted("answer", "bytes", "nginx/s", "api/s", "ratio",
					"latency at half of the target's load"));
			for (Load load : loads) {
				measure(load, nginx, sizes.getOrDefault(load.name(), 0L));
			}
		}
		this.out.println("Target: a ratio of at least 0.50, and p99 under 10 ms at half of that load.");
	}

	private Map<String, Long> store(List<Load> loads) throws IOException, InterruptedException {
		Map<String, Long> sizes = new LinkedHashMap<>();
		HttpClient client = HttpClient.newHttpClient();
		Path root = Files.createDirectories(this.folder.resolve("html"));
		for (Load load : loads) {
			HttpRequest.Builder request = HttpRequest.newBuilder(this.api.resolve(load.path()))
				.header("Authorization", "Bearer " + this.key);
			load.headers().forEach(request::header);
			var response = client.send(request.build(), BodyHandlers.ofByteArray());
			if (response.statusCode() != 200) {
				throw new IOException(load.path() + " is answered with " + response.statusCode());
			}
			Files.write(root.resolve(load.file()), response.body());
			sizes.put(load.name(), (long) response.body().length);
		}
		return sizes;
	}

	private void measure(Load load, Nginx nginx, long size) throws Exception {
		Wrk ours = new Wrk(this.api.resolve(load.path()), headers(load), this.folder);
		Wrk theirs = new Wrk(nginx.uri(load.file()), headers(load), this.folder);
		ours.run(CONNECTIONS, SECONDS, 0);
		theirs.run(CONNECTIONS, 1, 0);
		List<Double> nginxRates = new ArrayList<>();
		List<Double> apiRates = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			nginxRates.add(theirs.run(CONNECTIONS, SECONDS, 0).perSecond());
			apiRates.add(ours.run(CONNECTIONS, SECONDS, 0).perSecond());
		}
		double nginxRate = median(nginxRates);
		double apiRate = median(apiRates);
		Wrk.Result calm = ours.runAt(nginxRate / 4, SECONDS);
		this.out.println(String.format(Locale.ROOT, "%-28s %9d %10.0f %10.0f %6.2f  p50 %.2f ms, p99 %.2f ms at %.0f/s",
				load.name(), size, nginxRate, apiRate, apiRate / nginxRate, calm.medianMillis(), calm.p99Millis(),
				calm.perSecond()));
	}

	private List<String> headers(Load load) {
		List<String> headers = new ArrayList<>(List.of("Authorization: Bearer " + this.key));
		load.headers().forEach((name, value) -> headers.add(name + ": " + value));
		return headers;
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().toList().get(values.size() / 2);
	}

	/**
	 * What is asked for.
	 */
	private record Load(String name, String path, boolean isGzip) {

		Map<String, String> headers() {
			return this.isGzip ? Map.of("Accept-Encoding", "gzip") : Map.of();
		}

		String file() {
			return this.name.replaceAll("[^a-zA-Z]+", "-");
		}

	}

}
