package io.tidemark.api.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeySecret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs and measures each request; keys are named by their id, never shown.
 */
final class AccessLog {

	private static final Logger LOG = LoggerFactory.getLogger("io.tidemark.api.access");

	/** By which latencies can be told over all nodes. */
	private static final Duration[] BOUNDS = Stream.of(1, 5, 10, 25, 50, 100, 250, 1000, 5000, 30_000)
		.map(Duration::ofMillis)
		.toArray(Duration[]::new);

	private final MeterRegistry meters;

	private final Map<Measured, Timer> timers = new ConcurrentHashMap<>();

	AccessLog(MeterRegistry meters) {
		this.meters = meters;
	}

	void log(Entry entry) {
		long nanos = System.nanoTime() - entry.startedNanos();
		this.timers.computeIfAbsent(new Measured(entry.route(), entry.status()), this::timer)
			.record(nanos, TimeUnit.NANOSECONDS);
		if (LOG.isInfoEnabled()) {
			write(entry, nanos);
		}
	}

	private static void write(Entry entry, long nanos) {
		String tenant = (entry.key() != null) ? entry.key().tenant() : "-";
		String version = (entry.snapshot() != null) ? entry.snapshot() : "-";
		LOG.atInfo()
			.addKeyValue("tenant", tenant)
			.addKeyValue("version", version)
			.log("{} {} {} {} bytes {} us key={} tenant={} snapshot={} from={}", shown(entry.method()),
					shown(entry.uri()), entry.status(), entry.bytes(), TimeUnit.NANOSECONDS.toMicros(nanos),
					(entry.key() != null) ? entry.key().id() : "-", tenant, version, entry.address());
	}

	/**
	 * Return a URI without the parameter {@code key}, and without anything that looks
	 * like a key.
	 */
	static String shown(String uri) {
		String safe = uri.replaceAll("(?i)([?&](?:k|%6b)(?:e|%65)(?:y|%79)=)[^&#]*", "$1***")
			.replaceAll("[^\\x21-\\x7e]", "?");
		return KeySecret.redact(safe);
	}

	private Timer timer(Measured measured) {
		return Timer.builder("tidemark.api.requests")
			.description("Requests answered, by route and status")
			.serviceLevelObjectives(BOUNDS)
			.tag("route", measured.route())
			.tag("status", Integer.toString(measured.status()))
			.register(this.meters);
	}

	/**
	 * A request and what became of it.
	 *
	 * @param method the method
	 * @param uri the path and query, as they were sent
	 * @param route the path's pattern
	 * @param status the HTTP status
	 * @param bytes the length of the body
	 * @param startedNanos when it came, by the machine's clock
	 * @param key the caller's key, null without a valid one
	 * @param snapshot the version that was told of, null for none
	 * @param address where the request came from
	 */
	record Entry(String method, String uri, String route, int status, long bytes, long startedNanos,
			@Nullable ApiKey key, @Nullable String snapshot, String address) {
	}

	private record Measured(String route, int status) {
	}

}
