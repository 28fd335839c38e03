package io.tidemark.api;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.PartialConfiguration;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.failure.FailureCode;
import io.tidemark.failure.TidemarkFailure;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The entry to the API: serves until it is stopped.
 */
@Command(name = "tidemark-api", mixinStandardHelpOptions = true,
		description = "Serve the published snapshots over HTTP, read only.")
public final class TidemarkApi implements Callable<Integer> {

	@Option(names = "--config", paramLabel = "FILE",
			description = "The configuration (default: TIDEMARK_... environment variables alone).")
	private @Nullable Path config;

	/** Who started this process, and is to be followed when it ends. */
	@Option(names = "--parent", paramLabel = "PID", hidden = true)
	private @Nullable Long parent;

	@Spec
	private CommandSpec spec;

	private TidemarkApi() {
	}

	public static void main(String[] arguments) {
		PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
		int exitCode = new CommandLine(new TidemarkApi()).setErr(err)
			.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
			.setExecutionExceptionHandler((failure, command, result) -> tell(failure, command.getErr()))
			.execute(arguments);
		System.exit(exitCode);
	}

	private static int tell(Exception failure, PrintWriter err) throws Exception {
		if (failure instanceof TidemarkFailure known) {
			err.println("tidemark: " + known.getMessage());
			return known.code().exitCode();
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PortInUseException used) {
				err.println("tidemark: Port %s is in use: stop what uses it, or set tidemark.api.port."
					.formatted(Integer.toString(used.getPort())));
				return FailureCode.CONFIGURATION.exitCode();
			}
		}
		throw failure;
	}

	@Override
	public Integer call() throws InterruptedException {
		PrintWriter err = this.spec.commandLine().getErr();
		TidemarkProperties properties = (this.config != null) ? read(this.config, err)
				: ConfigurationFile.ofEnvironment();
		CountDownLatch stopped = new CountDownLatch(1);
		ConfigurableApplicationContext context = ApiApplication.start(properties, (refusal) -> {
			err.println("tidemark: " + refusal.getMessage());
			stopped.countDown();
		});
		if (this.parent != null) {
			follow(this.parent, stopped);
		}
		this.spec.commandLine().getOut().println("Serving on port " + port(context));
		stopped.await();
		context.close();
		return FailureCode.CONFIGURATION.exitCode();
	}

	/**
	 * Read the configuration; a tenant whose part of it is invalid is served all the
	 * same, for that is what the store has.
	 */
	private static TidemarkProperties read(Path file, PrintWriter err) {
		PartialConfiguration configuration = ConfigurationFile.readPartly(file);
		configuration.leftOut()
			.forEach((tenant, failure) -> err
				.println("The configuration of tenant %s is left out: %s".formatted(tenant, failure.getMessage())));
		return configuration.properties();
	}

	private static void follow(long parent, CountDownLatch stopped) {
		Optional<ProcessHandle> process = ProcessHandle.of(parent);
		Thread follower = new Thread(() -> {
			process.ifPresent((running) -> running.onExit().join());
			stopped.countDown();
		}, "parent-watch");
		follower.setDaemon(true);
		follower.start();
	}

	private static int port(ConfigurableApplicationContext context) {
		return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
	}

}
