package io.tidemark.jobs.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tidemark.config.ApiProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.jobs.cli.run.ApiProcess;
import org.springframework.util.StringUtils;

/**
 * The API in a process of its own, on the first core alone.
 *
 * @param process the process
 * @param uri where it serves
 */
record ApiServer(Process process, URI uri) implements AutoCloseable {

	/**
	 * Start the API and wait until it serves.
	 * @param storeUrl the store, as a user who may only read
	 */
	static ApiServer start(String storeUrl) throws IOException {
		List<String> command = new ArrayList<>(List.of("taskset", "-c", "0", java(), "-Xmx256m", "-XX:+UseSerialGC"));
		command.addAll(List.of(StringUtils.tokenizeToStringArray(System.getenv("TIDEMARK_API_JAVA_OPTS"), " ")));
		command.addAll(List.of("-jar", jar().toString()));
		return start(command, storeUrl);
	}

	private static Path jar() {
		Path jar = Path.of(System.getProperty("tidemark.api.jar", "api/target/tidemark-api/tidemark-api-exec.jar"))
			.toAbsolutePath();
		if (!Files.exists(jar)) {
			throw new ConfigurationInvalid(
					"The API is not built (%s): run './tidemark demo --once' first.".formatted(jar.normalize()));
		}
		return jar;
	}

	private static ApiServer start(List<String> command, String storeUrl) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().put("TIDEMARK_API_STORE_URL", storeUrl);
		builder.environment().put("TIDEMARK_API_PORT", "0");
		builder.environment().put("TIDEMARK_API_MANAGEMENT_PORT", "0");
		builder.environment().put("LOGGING_LEVEL_IO_TIDEMARK", "warn");
		Process process = builder.start();
		BufferedReader output = process.inputReader();
		String line = output.readLine();
		while (line != null && !line.startsWith(ApiProperties.READY)) {
			line = output.readLine();
		}
		if (line == null) {
			throw new IOException("The API did not start; see its messages above.");
		}
		return new ApiServer(process, URI.create("http://127.0.0.1:" + line.substring(ApiProperties.READY.length())));
	}

	/**
	 * The folder of the API's libraries.
	 */
	static Path libraries() {
		return jar().resolveSibling("lib");
	}

	/**
	 * Start the API, and stop it again.
	 * @param options what Java gets beside its usual options
	 */
	static double secondsToStart(String storeUrl, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC"));
		command.addAll(List.of(options));
		command.addAll(List.of("-jar", jar().toString()));
		long start = System.nanoTime();
		try (ApiServer api = start(command, storeUrl)) {
			double seconds = (System.nanoTime() - start) / 1e9;
			api.close();
			api.process.waitFor();
			return seconds;
		}
	}

	static String archiveOption() {
		return ApiProcess.archiveOption(jar());
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
