package io.tidemark.jobs.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.tidemark.config.ApiProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.store.ReportStore;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The API in a process of its own, which ends with this one.
 */
public final class ApiProcess implements AutoCloseable {

	/** The system property that has the path of the API's program. */
	private static final String JAR = "tidemark.api.jar";

	private static final int STOP_SECONDS = 15;

	private static final int STORE_CHECK_SECONDS = 2;

	private final Process process;

	private final @Nullable ReportStore store;

	private final Thread stop;

	private ApiProcess(Process process, @Nullable ReportStore store) {
		this.process = process;
		this.store = store;
		this.stop = new Thread(process::destroy, "stop-api");
		Runtime.getRuntime().addShutdownHook(this.stop);
		if (store != null) {
			store.endFirst(this::close);
		}
	}

	/**
	 * Start the API.
	 * @param config the configuration file, null for none
	 * @param environment variables that override the configuration
	 * @param store the store of this process that the API reads, null if it reads another
	 * @return the process, which may not serve yet
	 */
	public static ApiProcess start(@Nullable Path config, Map<String, String> environment, @Nullable ReportStore store)
			throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
				"-Xss512k", "-XX:ReservedCodeCacheSize=48m", "-XX:MaxDirectMemorySize=32m"));
		if (Runtime.version().feature() >= 24) {
			command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
		}
		command.addAll(List.of(StringUtils.tokenizeToStringArray(System.getenv("TIDEMARK_API_JAVA_OPTS"), " ")));
		command.addAll(List.of("-Dtidemark.api.follow-input=true", "-jar", jar()));
		if (config != null) {
			command.addAll(List.of("--config", config.toString()));
		}
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(environment);
		return new ApiProcess(builder.start(), store);
	}

	private static String jar() {
		String jar = System.getProperty(JAR, "");
		if (jar.isEmpty() || !Files.exists(Path.of(jar))) {
			throw new ConfigurationInvalid("The API's program was not found%s: start with './tidemark'."
				.formatted(jar.isEmpty() ? "" : " (" + jar + ")"));
		}
		return jar;
	}

	/**
	 * Wait until the API serves.
	 * @param out where what the API tells later goes
	 * @return its port, empty if it ended instead
	 */
	public Optional<String> awaitPort(PrintWriter out) throws IOException {
		BufferedReader told = this.process.inputReader(StandardCharsets.UTF_8);
		String line = told.readLine();
		while (line != null && !line.startsWith(ApiProperties.READY)) {
			out.println(line);
			line = told.readLine();
		}
		Thread copy = new Thread(() -> copy(told, out), "api-output");
		copy.setDaemon(true);
		copy.start();
		return Optional.ofNullable(line).map((ready) -> ready.substring(ApiProperties.READY.length()));
	}

	private static void copy(BufferedReader told, PrintWriter out) {
		try {
			told.lines().forEach(out::println);
		}
		catch (UncheckedIOException ex) {
			// the API has ended, and there is nothing more to copy
		}
	}

	/**
	 * Wait until the API ends, or the store that it reads.
	 * @return its exit code
	 */
	public int await() {
		try {
			while (!this.process.waitFor(STORE_CHECK_SECONDS, TimeUnit.SECONDS)) {
				if (this.store != null) {
					this.store.requireRunning();
				}
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 0;
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
			Runtime.getRuntime().removeShutdownHook(this.stop);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IllegalStateException ex) {
			// the process is ending, and the hook finds its work done
		}
	}

}
