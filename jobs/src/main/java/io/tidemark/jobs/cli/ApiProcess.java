package io.tidemark.jobs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The API in a process of its own, which ends with this one.
 */
final class ApiProcess implements AutoCloseable {

	/** The system property that has the path of the API's program. */
	private static final String JAR = "tidemark.api.jar";

	private static final int STOP_SECONDS = 15;

	private static final int STORE_CHECK_SECONDS = 2;

	private final Process process;

	private final Thread stop;

	private ApiProcess(Process process) {
		this.process = process;
		this.stop = new Thread(process::destroy, "stop-api");
		Runtime.getRuntime().addShutdownHook(this.stop);
	}

	/**
	 * Start the API.
	 * @param config the configuration file, null for none
	 * @param environment variables that override the configuration
	 * @return the process, which may not serve yet
	 */
	static ApiProcess start(@Nullable Path config, Map<String, String> environment) throws IOException {
		List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC", "-Xss512k", "-XX:ReservedCodeCacheSize=48m",
				"-XX:MaxDirectMemorySize=32m"));
		if (Runtime.version().feature() >= 24) {
			command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
		}
		command.addAll(List.of(StringUtils.tokenizeToStringArray(System.getenv("TIDEMARK_API_JAVA_OPTS"), " ")));
		command.addAll(List.of("-Dtidemark.api.follow-input=true", "-jar", jar().toString()));
		if (config != null) {
			command.addAll(List.of("--config", config.toString()));
		}
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(environment);
		return new ApiProcess(builder.start());
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static Path jar() {
		String jar = System.getProperty(JAR, "");
		if (jar.isEmpty() || !Files.exists(Path.of(jar))) {
			throw new ConfigurationInvalid("The API's program was not found%s: start with './tidemark'."
				.formatted(jar.isEmpty() ? "" : " (" + jar + ")"));
		}
		return Path.of(jar);
	}

	/**
	 * Wait until the API serves.
	 * @param out where what the API tells later goes
	 * @return its port, empty if it ended instead
	 */
	Optional<Integer> awaitPort(PrintWriter out) throws IOException {
		BufferedReader told = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
		String line = told.readLine();
		while (line != null && !line.startsWith(ApiProperties.READY)) {
			out.println(line);
			line = told.readLine();
		}
		Thread copy = new Thread(() -> copy(told, out), "api-output");
		copy.setDaemon(true);
		copy.start();
		return Optional.ofNullable(line).map((ready) -> Integer.valueOf(ready.substring(ApiProperties.READY.length())));
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
	 * Wait until the API ends.
	 * @param check run every few seconds meanwhile; its failure ends the waiting
	 * @return its exit code
	 */
	int await(Runnable check) {
		try {
			while (!this.process.waitFor(STORE_CHECK_SECONDS, TimeUnit.SECONDS)) {
				check.run();
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
