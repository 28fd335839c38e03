package io.tidemark.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.benchmark.ApiBenchmark;
import io.tidemark.jobs.key.KeyRequest;
import io.tidemark.jobs.key.KeyWriter;
import io.tidemark.key.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * Measures the API against nginx in the same run.
 */
@Command(name = "api", mixinStandardHelpOptions = true,
		description = "Load the API with a published snapshot beside nginx serving the same bytes, each on the same "
				+ "core. Needs two cores, nginx and wrk.")
final class ApiBenchmarkCommand implements Callable<Integer> {

	private static final List<String> PROGRAMS = List.of("nginx", "wrk", "taskset");

	private static final List<Path> PLACES = List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"),
			Path.of("/usr/local/bin"));

	@ParentCommand
	private BenchmarkCommand benchmark;

	@Spec
	private CommandSpec spec;

	@Option(names = "--tenant", paramLabel = "NAME", description = "Whose snapshot (default: the only tenant's).")
	private @Nullable String tenant;

	@Override
	public Integer call() throws Exception {
		requirePrograms();
		PrintWriter out = this.spec.commandLine().getOut();
		Path folder = Files.createTempDirectory("tidemark-benchmark");
		try (Installation installation = this.benchmark.tidemark().open()) {
			KeyRequest request = new KeyRequest(installation.tenant(this.tenant), "benchmark",
					Set.of(Permission.ALL_KPIS, Permission.ANALYTICS), null, Integer.MAX_VALUE,
					Clock.systemUTC().instant().plus(Duration.ofHours(1)));
			String key = new KeyWriter(installation.store().dataSource()).create(request).secret().text();
			Map<String, String> environment = Map.of("TIDEMARK_API_STORE_URL", installation.store().embeddedReaderUrl(),
					"TIDEMARK_API_PORT", "0", "LOGGING_LEVEL_IO_TIDEMARK", "warn");
			try (ApiProcess api = ApiProcess.start(List.of("taskset", "-c", "0"), null, environment)) {
				int port = api.awaitPort(out).orElseThrow(() -> new IOException("the API does not start"));
				new ApiBenchmark(URI.create("http://127.0.0.1:" + port), key, folder, out).run();
			}
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

}
