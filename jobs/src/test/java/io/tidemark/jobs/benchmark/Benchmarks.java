package io.tidemark.jobs.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.GuardProperties;
import io.tidemark.config.MovementLevel;
import io.tidemark.config.SourceProperties;
import io.tidemark.config.TenantProperties;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.store.ReportStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import static java.util.Objects.requireNonNull;

/**
 * The entry to the benchmarks, which CONTRIBUTING shows how to run.
 */
@Command(name = "benchmark", mixinStandardHelpOptions = true,
		description = "Measures Tidemark against yardsticks, each in the same run.",
		subcommands = { NightlyBenchmark.class, ModelsBenchmark.class, GrowthBenchmark.class, XlsxBenchmark.class,
				ApiBenchmark.class })
final class Benchmarks {

	@Option(names = "--home", paramLabel = "DIR", defaultValue = ".tidemark", scope = ScopeType.INHERIT,
			description = "The working folder, whose embedded PostgreSQL is used (default: ${DEFAULT-VALUE}).")
	private Path home;

	private Benchmarks() {
	}

	public static void main(String[] arguments) {
		System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
				new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
	}

	/**
	 * Run a benchmark.
	 * @param out where the results go
	 * @param err where progress and errors go
	 * @param arguments the benchmark's name and its options
	 * @return the exit code
	 */
	static int run(PrintWriter out, PrintWriter err, String... arguments) {
		return new CommandLine(new Benchmarks()).setOut(out)
			.setErr(err)
			.setExecutionExceptionHandler((failure, command, parsed) -> {
				if (!(failure instanceof TidemarkFailure known)) {
					throw failure;
				}
				err.println("benchmark: " + known.getMessage());
				return known.code().exitCode();
			})
			.execute(arguments);
	}

	Path home() {
		return this.home.toAbsolutePath().normalize();
	}

	ReportStore openStore() {
		return ReportStore.open(ConfigurationFile.defaults().store(), home());
	}

	/**
	 * Return a tenant of a PostgreSQL database in the reference billing schema.
	 * @param url the database
	 */
	static TenantProperties tenant(String url) {
		return new TenantProperties(GrowthPlan.ZONE, null, MovementLevel.CUSTOMER, false,
				new SourceProperties(url, null, null, "tidemark", null, null, SourceProperties.USUAL_TIMEOUT),
				List.of("draft", "void"), null, null, GuardProperties.DEFAULTS, Map.of(), Map.of(), null);
	}

	/**
	 * Load a statement that stands beside the benchmarks.
	 */
	static String sql(String name) {
		try (InputStream file = requireNonNull(Benchmarks.class.getResourceAsStream(name + ".sql"), name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
