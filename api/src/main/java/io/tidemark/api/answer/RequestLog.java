package io.tidemark.api.answer;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tidemark.api.security.CallerAddress;
import io.tidemark.api.security.KeyAuthentication;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeySecret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Logs and measures each request; keys are named by their id, never shown.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestLog extends OncePerRequestFilter {

	private static final Logger LOG = LoggerFactory.getLogger("io.tidemark.api.access");

	/** Bounds that let latencies be compared over all nodes. */
	private static final Duration[] BOUNDS = Stream.of(1, 5, 10, 25, 50, 100, 250, 1000, 5000, 30_000)
		.map(Duration::ofMillis)
		.toArray(Duration[]::new);

	private static final Pattern KEY = Pattern.compile("(?i)([?&](?:k|%6b)(?:e|%65)(?:y|%79)=)[^&#]*");

	private static final Pattern UNSAFE = Pattern.compile("[^\\x21-\\x7e]");

	private final CallerAddress addresses;

	private final MeterProvider<Timer> timers;

	RequestLog(MeterRegistry meters, CallerAddress addresses) {
		this.addresses = addresses;
		this.timers = Timer.builder("tidemark.api.requests")
			.description("Requests answered, by route and status")
			.serviceLevelObjectives(BOUNDS)
			.withRegistry(meters);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long started = System.nanoTime();
		try {
			chain.doFilter(request, response);
		}
		finally {
			long nanos = System.nanoTime() - started;
			this.timers.withTags("route", route(request), "status", Integer.toString(response.getStatus()))
				.record(nanos, TimeUnit.NANOSECONDS);
			if (LOG.isInfoEnabled()) {
				write(request, response, nanos);
			}
		}
	}

	/**
	 * Return the pattern of the path, with its last slash.
	 */
	private static String route(HttpServletRequest request) {
		return (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern)
				? (pattern.endsWith("/") || pattern.contains(".")) ? pattern : pattern + "/" : "none";
	}

	private void write(HttpServletRequest request, HttpServletResponse response, long nanos) {
		ApiKey key = KeyAuthentication.of(request);
		String tenant = (key != null) ? key.tenant() : "-";
		String snapshot = response.getHeader("X-Snapshot-Version");
		String version = (snapshot != null) ? snapshot : "-";
		String query = request.getQueryString();
		LOG.atInfo()
			.addKeyValue("tenant", tenant)
			.addKeyValue("version", version)
			.log("{} {} {} {} bytes {} us key={} tenant={} snapshot={} from={}", shown(request.getMethod()),
					shown(request.getRequestURI() + ((query != null) ? "?" + query : "")), response.getStatus(),
					request.getAttribute(Answers.LENGTH), TimeUnit.NANOSECONDS.toMicros(nanos),
					(key != null) ? key.id() : "-", tenant, version, this.addresses.of(request).getHostAddress());
	}

	/**
	 * Return a text without the parameter {@code key}, and without anything that looks
	 * like a key.
	 */
	static String shown(String text) {
		return KeySecret.redact(UNSAFE.matcher(KEY.matcher(text).replaceAll("$1***")).replaceAll("?"));
	}

}
