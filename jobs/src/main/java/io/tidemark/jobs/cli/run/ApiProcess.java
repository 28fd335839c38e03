package io.tidemark.jobs.cli.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
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
 * The API in a process of its own, which ends with this one: it follows its input.
 */
public final class ApiProcess implements AutoCloseable {

	/** The system property that has the path of the API's program. */
	private static final String JAR = "tidemark.api.jar";

	private static final int STOP_SECONDS = 15;

	private static final int CHECK_SECONDS = 2;

	private final Process process;

	private final BufferedReader told;

	private final PrintWriter out;

	private final @Nullable ReportStore store;

	private ApiProcess(Process process, PrintWriter out, @Nullable ReportStore store) {
		this.process = process;
		this.told = process.inputReader(StandardCharsets.UTF_8);
		this.out = out;
		this.store = store;
		if (store != null) {
			store.endFirst(this::close);
		}
	}

	/**
	 * Start the API.
	 * @param config the configuration file, null for none
	 * @param environment variables that override the configuration
	 * @param out where what the API tells goes
	 * @param store the store of this process that the API reads, null if it reads another
	 * @return the process, which may not serve yet
	 */
	public static ApiProcess start(@Nullable Path config, Map<String, String> environment, PrintWriter out,
			@Nullable ReportStore store) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
				"-Xss512k", "-XX:ReservedCodeCacheSize=48m", "-XX:MaxDirectMemorySize=32m"));
		if (Runtime.version().feature() >= 24) {
			command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
		}
		Path jar = jar();
		if (Files.exists(archive(jar))) {
			// One that does not fit is left aside by Java, which needs to tell nobody.
			command.addAll(List.of(archiveOption(jar), "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
		}
		command.addAll(List.of(StringUtils.tokenizeToStringArray(System.getenv("TIDEMARK_API_JAVA_OPTS"), " ")));
		command.addAll(List.of("-Dtidemark.api.follow-input=true", "-jar", jar.toString()));
		if (config != null) {
			command.addAll(List.of("--config", config.toString()));
		}
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(environment);
		return new ApiProcess(builder.start(), out, store);
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
	 * Where the build keeps the classes that the API loads at its start, for the Java it
	 * built with.
	 */
	private static Path archive(Path jar) {
		return jar.resolveSibling(System.getProperty("java.runtime.version") + ".jsa");
	}

	/**
	 * Return the option by which Java reads the API's classes from their archive.
	 */
	public static String archiveOption(Path jar) {
		return "-XX:SharedArchiveFile=" + archive(jar);
	}

	/**
	 * Wait until the API serves.
	 * @return its port, empty if it ended instead
	 */
	public Optional<String> awaitPort() throws IOException {
		String line = this.told.readLine();
		while (line != null && !line.startsWith(ApiProperties.READY)) {
			this.out.println(line);
			line = this.told.readLine();
		}
		return Optional.ofNullable(line).map((ready) -> ready.substring(ApiProperties.READY.length()));
	}

	/**
	 * Wait until the API ends, or the store that it reads; what it tells is copied
	 * meanwhile.
	 */
	public int await() throws IOException, InterruptedException {
		while (!this.process.waitFor(CHECK_SECONDS, TimeUnit.SECONDS)) {
			while (this.told.ready()) {
				this.out.println(this.told.readLine());
			}
			if (this.store != null) {
				this.store.requireRunning();
			}
		}
		return this.process.exitValue();
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
