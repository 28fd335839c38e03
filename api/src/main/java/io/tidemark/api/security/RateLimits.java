package io.tidemark.api.security;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.config.ApiProperties;
import io.tidemark.key.ApiKey;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Counts requests, per key and per address for those without a valid key, and tells each
 * caller what is left.
 */
@Component
final class RateLimits {

	private static final Duration PERIOD = Duration.ofMinutes(1);

	/** The part of an IPv6 address that one household or host shares. */
	private static final int IPV6_PREFIX_BYTES = 8;

	private final ApiProperties properties;

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterAccess(PERIOD.multipliedBy(2))
		.build();

	RateLimits(ApiProperties properties) {
		this.properties = properties;
	}

	/**
	 * Count a request with a valid key.
	 * @throws ApiProblem if there are too many
	 */
	void count(ApiKey key, HttpServletResponse response) {
		Integer own = key.requestsPerMinute();
		count("key " + key.id(), (own != null) ? own : this.properties.requestsPerMinute(), "This key", response);
	}

	/**
	 * Count a request without a valid key, by the address it came from.
	 * @throws ApiProblem if there are too many
	 */
	void count(InetAddress address, HttpServletResponse response) {
		byte[] bytes = address.getAddress();
		String origin = HexFormat.of()
			.formatHex((bytes.length > IPV6_PREFIX_BYTES) ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
		count("address " + origin, this.properties.anonymousRequestsPerMinute(), "An address without a valid key",
				response);
	}

	private void count(String caller, int limit, String who, HttpServletResponse response) {
		Bucket bucket = this.buckets.get(caller,
				(name) -> Bucket.builder()
					.addLimit((bandwidth) -> bandwidth.capacity(limit).refillGreedy(limit, PERIOD))
					.build());
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		response.setHeader("X-RateLimit-Limit", Integer.toString(limit));
		response.setHeader("X-RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
		response.setHeader("X-RateLimit-Reset", seconds(probe.getNanosToWaitForReset()));
		if (!probe.isConsumed()) {
			String retry = seconds(Math.max(1, probe.getNanosToWaitForRefill()));
			response.setHeader(HttpHeaders.RETRY_AFTER, retry);
			throw new ApiProblem(ErrorCode.TOO_MANY_REQUESTS,
					"%s may send %s requests a minute: try again in %s seconds.".formatted(who, Integer.toString(limit),
							retry));
		}
	}

	private static String seconds(long nanos) {
		return Long.toString((nanos + 999_999_999L) / 1_000_000_000L);
	}

}
