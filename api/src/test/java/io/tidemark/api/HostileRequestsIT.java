package io.tidemark.api;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import ch.qos.logback.classic.Level;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.key.Permission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks the API ten thousand times what no honest caller asks. Another seed or count is
 * given as the system properties {@code tidemark.hostile.seed} and
 * {@code tidemark.hostile.count}.
 */
class HostileRequestsIT {

	private static final long SEED = Long.getLong("tidemark.hostile.seed", 20261119L);

	private static final int COUNT = Integer.getInteger("tidemark.hostile.count", 10_000);

	private static final int CALLERS = 4;

	/** What answers may take in memory, plus what the server itself does. */
	private static final long MOST_DIRECT_BYTES = 32L << 20;

	private static final Duration SOON = Duration.ofSeconds(1);

	private static final String HONEST = "/backend/kpi/invoices/byDealer/?outputMode=csv";

	private static RunningApi api;

	private static Caller caller;

	private static List<String> keys;

	private static RecordedLog log;

	private final Queue<String> harms = new ConcurrentLinkedQueue<>();

	@BeforeAll
	static void start() {
		List<String> settings = new ArrayList<>(RunningApi.WITHOUT_LIMITS);
		settings.add("cache-size: 1MB");
		PublishedStore store = RunningApi.shared().store();
		api = RunningApi.start(store, settings.toArray(String[]::new));
		caller = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read", "operations:read");
		KeyRequest dealers = new KeyRequest(PublishedStore.SEED_WORLD, null, Set.of(Permission.ALL_KPIS), "NORTH", null,
				null);
		keys = List.of(caller.secret(), caller.secret(), api.issue(PublishedStore.RIVAL, "kpi:customers").secret(),
				api.issue(dealers).secret());
		log = RecordedLog.start();
	}

	@AfterAll
	static void stop() {
		log.close();
		api.close();
	}

	@Test
	void hostileRequestsDoNoHarm() throws Exception {
		System.out.printf("%d hostile requests with -Dtidemark.hostile.seed=%d%n", COUNT, SEED);
		Received before = caller.get(HONEST);
		assertThat(before.status()).isEqualTo(200);
		long begun = System.nanoTime();
		Map<Integer, Integer> statuses = askAll();
		System.out.printf("Took %s%n", Duration.ofNanos(System.nanoTime() - begun));
		assertThat(this.harms).as("harm").isEmpty();
		System.out.println("Answers by status: " + statuses);
		assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(COUNT * 9 / 10);
		assertThat(statuses.keySet()).contains(200, 400, 401, 403, 404, 405, 413);
		long started = System.nanoTime();
		assertThat(caller.get(HONEST).body()).isEqualTo(before.body());
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SOON);
		assertThat(log.messages(Level.WARN)).isEmpty();
		assertThat(log.messages(Level.INFO)).hasSizeGreaterThan(COUNT / 4)
			.noneMatch((message) -> keys.stream().anyMatch(message::contains))
			.noneMatch((message) -> message.matches("(?s).*[\\x00-\\x1f\\x7f].*"));
		assertThat(directBytes()).isLessThan(MOST_DIRECT_BYTES);
	}

	private Map<Integer, Integer> askAll() throws InterruptedException, ExecutionException {
		ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
		try {
			List<Future<Map<Integer, Integer>>> parts = new ArrayList<>();
			for (int part = 0; part < CALLERS; part++) {
				HostileRequests requests = new HostileRequests(SEED + part, keys);
				parts.add(callers.submit(() -> ask(requests)));
			}
			Map<Integer, Integer> statuses = new TreeMap<>();
			for (Future<Map<Integer, Integer>> part : parts) {
				part.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
			}
			return statuses;
		}
		finally {
			callers.shutdownNow();
		}
	}

	private Map<Integer, Integer> ask(HostileRequests requests) {
		Map<Integer, Integer> statuses = new TreeMap<>();
		for (int count = 0; count < COUNT / CALLERS; count++) {
			// One in five goes by an ordinary client, on a connection that is used again.
			for (Received answer : (count % 5 == 0) ? askPolitely(requests) : askRudely(requests.nextOctets())) {
				statuses.merge(answer.status(), 1, Integer::sum);
			}
		}
		return statuses;
	}

	private List<Received> askPolitely(HostileRequests requests) {
		String uri = requests.nextUri();
		String key = requests.nextKey();
		Received answer = (key.isEmpty() ? api.caller() : api.caller().withBearer(key)).get(uri);
		check(uri, answer);
		return List.of(answer);
	}

	/**
	 * Send octets; afterwards the connection answers an honest request or is closed.
	 */
	private List<Received> askRudely(String octets) {
		String honest = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
			.formatted(HONEST, caller.secret());
		try {
			List<Received> answers = HostileExchange.send(api.port(), octets, honest);
			answers.forEach((answer) -> check(octets, answer));
			// A refusal is lost if the connection is closed while more of the request
			// arrives.
			assertThat(answers).as(printable(octets)).hasSizeBetween(0, 3);
			return answers;
		}
		catch (IOException | AssertionError | RuntimeException ex) {
			this.harms.add(printable(octets) + "\nfailed by\n" + ex);
			return List.of();
		}
	}

	private void check(String octets, Received answer) {
		try {
			HarmlessAnswer.check(answer);
		}
		catch (AssertionError | RuntimeException ex) {
			this.harms.add("%s%nwas answered by%n%s%nwhich fails for%n%s".formatted(printable(octets), answer, ex));
		}
	}

	private static String printable(String octets) {
		StringBuilder text = new StringBuilder();
		octets.chars()
			.forEach((octet) -> text.append((octet < ' ' || octet > '~')
					? "\\x" + Character.forDigit(octet >> 4 & 15, 16) + Character.forDigit(octet & 15, 16)
					: Character.toString(octet)));
		return text.toString();
	}

	private static long directBytes() {
		return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
	}

}
