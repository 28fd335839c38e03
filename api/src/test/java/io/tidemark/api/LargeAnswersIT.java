package io.tidemark.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever asks for much, reads slowly or not at all takes nothing from others.
 */
class LargeAnswersIT {

	private static final String DOWNLOAD = "/analytics/movements?outputMode=csv";

	private static final String WORKBOOK = "/analytics/movements?outputMode=xlsx";

	private static final int MOVEMENTS = 116_000;

	private static final long MOST_DIRECT_MEMORY = 32 << 20;

	private static final AtomicInteger QUESTIONS = new AtomicInteger();

	private static RunningApi api;

	private static Caller other;

	@BeforeAll
	static void start() {
		PublishedStore store = RunningApi.shared().store();
		new CopiedSnapshots(store).publishLarge("large", "2025-04-09.1", PublishedStore.RIVAL, MOVEMENTS / 2000);
		System.setProperty("server.tomcat.connection-timeout", "5s");
		try {
			api = RunningApi.start(store, "requests-per-minute: 1000000", "anonymous-requests-per-minute: 1000000",
					"large-answers: 16");
		}
		finally {
			System.clearProperty("server.tomcat.connection-timeout");
		}
		other = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
	}

	@AfterAll
	static void stop() {
		api.close();
	}

	@Test
	void largeDownloadIsStreamedWithAValidatorOfItsOwn() throws IOException {
		Caller caller = large();
		Received whole = caller.get(DOWNLOAD, "Accept-Encoding", "gzip");
		assertThat(whole.body().length).isGreaterThan(7_600_000);
		assertThat(whole.text().lines().count()).isEqualTo(1 + MOVEMENTS);
		assertThat(whole.require("Transfer-Encoding")).isEqualTo("chunked");
		assertThat(whole.header("Content-Length")).isNull();
		String etag = whole.require("ETag");
		assertThat(caller.get(DOWNLOAD).require("ETag")).isEqualTo(etag);
		assertThat(caller.get(DOWNLOAD).body()).isEqualTo(whole.body());
		assertThat(caller.send("HEAD", DOWNLOAD).require("ETag")).isEqualTo(etag);
		Received known = caller.get(DOWNLOAD, "If-None-Match", etag);
		assertThat(known.status()).isEqualTo(304);
		assertThat(known.body()).isEmpty();
		assertThat(known.require("ETag")).isEqualTo(etag);
		assertThat(caller.get(DOWNLOAD + "&dateTo=2002-12-31").require("ETag")).isNotEqualTo(etag);
	}

	@Test
	void readersThatReadNothingHarmNobodyAndAreCutOff() throws IOException {
		RunningApi.await(() -> openTemporaryFiles().isEmpty());
		Caller greedy = large();
		List<RawConnection> stalled = stall(greedy, DOWNLOAD, 31);
		try {
			RunningApi.await(() -> greedy.get(DOWNLOAD).status() == 503);
			RunningApi.await(() -> greedy.get("/backend/kpi/customers/").status() == 200);
			Received refused = greedy.get(DOWNLOAD);
			assertThat(refused.require("Retry-After")).isEqualTo("5");
			assertThat(refused.text()).contains("Error Code: 503002");
			for (int probe = 0; probe < 6; probe++) {
				assertAnsweredSoon(other, unknown("/analytics/subscription-revenue"));
				assertAnsweredSoon(other, unknown("/backend/kpi/customers/"));
			}
			assertAnsweredSoon(large(), DOWNLOAD);
			assertThat(directMemory()).isLessThan(MOST_DIRECT_MEMORY);
			assertThat(openTemporaryFiles()).isEmpty();
			RunningApi.await(Duration.ofSeconds(20), () -> stalled.stream().allMatch(RawConnection::isReset));
			assertThat(greedy.get(DOWNLOAD).status()).isEqualTo(200);
		}
		finally {
			close(stalled);
		}
	}

	@Test
	void workbooksThatNobodyReadsTakeLittleOfTheDisk() throws IOException {
		Caller greedy = large();
		List<RawConnection> stalled = stall(greedy, WORKBOOK, 4);
		try {
			while (!stalled.stream().allMatch(RawConnection::isReset)) {
				assertAnsweredSoon(other, unknown("/analytics/subscription-revenue"));
				assertThat(openTemporaryFiles()).as("three sheets and a template for each of two workbooks")
					.hasSizeLessThanOrEqualTo(8);
			}
			RunningApi.await(() -> openTemporaryFiles().isEmpty());
		}
		finally {
			close(stalled);
		}
	}

	@Test
	void largeWorkbookThatNeedsNoBodyHasNone() {
		Caller caller = large();
		Received whole = caller.get(WORKBOOK);
		assertThat(whole.body().length).isGreaterThan(2_200_000);
		Received head = caller.send("HEAD", WORKBOOK);
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.lastingHeaders()).containsEntry("etag", List.of(whole.require("ETag")));
		assertThat(caller.get(WORKBOOK, "If-None-Match", whole.require("ETag")).status()).isEqualTo(304);
	}

	private static List<RawConnection> stall(Caller caller, String path, int count) throws IOException {
		List<RawConnection> stalled = new ArrayList<>();
		for (int each = 0; each < count; each++) {
			RawConnection connection = RawConnection.openSlow(InetAddress.getLoopbackAddress(), api.port());
			connection.send("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
				.formatted(unknown(path), caller.secret()));
			stalled.add(connection);
		}
		return stalled;
	}

	private static void close(List<RawConnection> connections) throws IOException {
		for (RawConnection connection : connections) {
			connection.close();
		}
	}

	@Test
	void hundredDownloadsOfOneKeyLeaveAnotherTenantItsAnswers() {
		Caller greedy = large();
		ExecutorService pool = Executors.newFixedThreadPool(100);
		try {
			List<CompletableFuture<Received>> downloads = IntStream.range(0, 100)
				.mapToObj((number) -> CompletableFuture.supplyAsync(() -> greedy.get(unknown(DOWNLOAD)), pool))
				.toList();
			int probes = 0;
			while (downloads.stream().anyMatch((download) -> !download.isDone())) {
				assertAnsweredSoon(other, unknown("/backend/kpi/customers/"));
				assertAnsweredSoon(other, unknown("/analytics/subscription-revenue"));
				probes++;
			}
			assertThat(probes).isGreaterThan(5);
			assertThat(downloads).extracting((download) -> download.join().status())
				.contains(200)
				.containsOnly(200, 503);
		}
		finally {
			pool.shutdownNow();
		}
	}

	private static void assertAnsweredSoon(Caller caller, String path) {
		long started = System.nanoTime();
		assertThat(caller.get(path).status()).as(path).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - started)).as(path).isLessThan(Duration.ofSeconds(5));
	}

	/**
	 * Ask what nobody has asked before.
	 */
	private static String unknown(String path) {
		return "%s%sdateTo=%s-01-01".formatted(path, path.contains("?") ? "&" : "?",
				Integer.toString(2100 + QUESTIONS.incrementAndGet()));
	}

	private static Caller large() {
		return api.caller(api.store().issue("large", "kpi:*", "analytics:read"));
	}

	private static long directMemory() {
		return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
	}

	private static List<Path> openTemporaryFiles() {
		try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
			return open.map(LargeAnswersIT::target)
				.filter((file) -> file.getFileName().toString().startsWith("tidemark-poi-"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path target(Path link) {
		try {
			return Files.readSymbolicLink(link);
		}
		catch (IOException ex) {
			return link; // closed meanwhile
		}
	}

}
