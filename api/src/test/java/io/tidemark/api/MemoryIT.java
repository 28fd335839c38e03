package io.tidemark.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.tidemark.config.ApiProperties;
import io.tidemark.jobs.cli.run.ApiProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Started as its image starts it, the API stays within the memory that Compose gives it.
 */
class MemoryIT {

	private static final int LARGE_ANSWERS = 80;

	private static final Pattern LIMIT = Pattern.compile("tidemark-api\\b.*?mem_limit: (\\d+)m", Pattern.DOTALL);

	private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

	@TempDir
	private Path folder;

	@Test
	void manyLargeAnswersToEagerSlowAndStalledReadersFitTheLimit() throws Exception {
		PublishedStore store = RunningApi.shared().store();
		new CopiedSnapshots(store).publishLarge("memory", "2025-04-09.1", PublishedStore.RIVAL, 55);
		Process process = start(store);
		List<RawConnection> stalled = new ArrayList<>();
		ExecutorService pool = Executors.newFixedThreadPool(8);
		try {
			URI uri = awaitPort(process);
			String[] keys = IntStream.range(0, 4)
				.mapToObj((number) -> store.issue((number == 0) ? PublishedStore.SEED_WORLD : "memory", "kpi:*",
						"analytics:read"))
				.map((key) -> key.secret().text())
				.toArray(String[]::new);
			for (int count = 0; count < 40; count++) {
				RawConnection connection = RawConnection.openSlow(InetAddress.getLoopbackAddress(), uri.getPort());
				connection.send("GET /analytics/movements?outputMode=csv HTTP/1.1\r\nHost: localhost\r\n"
						+ "Authorization: Bearer %s\r\n\r\n".formatted(keys[count % keys.length]));
				stalled.add(connection);
			}
			List<CompletableFuture<Integer>> answers = new ArrayList<>();
			for (int count = 0; count < LARGE_ANSWERS; count++) {
				Caller caller = new Caller(uri).withBearer(keys[count % keys.length]);
				String path = path(count);
				answers.add(CompletableFuture.supplyAsync(() -> caller.get(path).status(), pool));
			}
			assertThat(answers).extracting(CompletableFuture::join).contains(200).isSubsetOf(200, 503);
			assertThat(process.isAlive()).isTrue();
			assertThat(peakMegabytes(process)).isLessThan(limitMegabytes());
		}
		finally {
			for (RawConnection connection : stalled) {
				connection.close();
			}
			pool.shutdownNow();
			process.destroyForcibly();
		}
	}

	/**
	 * Return a question that nobody has asked before, for answers of a megabyte or more.
	 */
	private static String path(int number) {
		String year = Integer.toString(2100 + number);
		return switch (number % 10) {
			case 0 -> "/analytics/movements?outputMode=xlsx&dateTo=%s-01-01".formatted(year);
			case 1, 2 -> "/analytics/movements?outputMode=csv&dateTo=%s-01-01".formatted(year);
			default -> "/analytics/movements?itemsPerPage=9000&dateTo=%s-01-01".formatted(year);
		};
	}

	/**
	 * Start the API with the options of its image and the archive of its classes.
	 */
	private Process start(PublishedStore store) throws IOException {
		String image = Files.readString(Path.of("Dockerfile"));
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		Matcher options = Pattern.compile("\"(-X[^\"]+)\"").matcher(image.substring(image.indexOf("ENTRYPOINT")));
		while (options.find()) {
			command.add(options.group(1));
		}
		assertThat(command).contains("-Xmx256m");
		Path jar = Path.of("target", "tidemark-api", "tidemark-api-exec.jar").toAbsolutePath();
		command.add(ApiProcess.archiveOption(jar));
		command.addAll(Arrays.asList("-jar", jar.toString(), "--config",
				store.configure(RunningApi.WITHOUT_LIMITS).toString()));
		return new ProcessBuilder(command).redirectError(this.folder.resolve("log").toFile()).start();
	}

	private static URI awaitPort(Process process) throws IOException {
		BufferedReader told = process.inputReader();
		String line = told.readLine();
		while (line != null && !line.startsWith(ApiProperties.READY)) {
			line = told.readLine();
		}
		assertThat(line).isNotNull();
		return URI.create("http://127.0.0.1:" + line.substring(ApiProperties.READY.length()));
	}

	private static long peakMegabytes(Process process) {
		try {
			Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
			assertThat(peak.find()).isTrue();
			return Long.parseLong(peak.group(1)) / 1024;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long limitMegabytes() throws IOException {
		Matcher limit = LIMIT.matcher(Files.readString(Path.of("..", "docker-compose.yml")));
		assertThat(limit.find()).isTrue();
		return Long.parseLong(limit.group(1));
	}

}
