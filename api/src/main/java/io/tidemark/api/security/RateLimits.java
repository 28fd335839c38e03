package io.tidemark.api.security;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.tidemark.key.ApiKey;

/**
 * Counts requests: per key, and per address for those without a valid key.
 */
final class RateLimits {

	private static final Duration PERIOD = Duration.ofMinutes(1);

	/** The part of an IPv6 address that one household or host shares. */
	private static final int IPV6_PREFIX_BYTES = 8;

	private final int perKey;

	private final int perAddress;

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.maximumSize(20_000)
		.expireAfterAccess(PERIOD.multipliedBy(2))
		.build();

	RateLimits(int perKey, int perAddress) {
		this.perKey = perKey;
		this.perAddress = perAddress;
	}

	RateLimit count(ApiKey key) {
		Integer own = key.requestsPerMinute();
		return count("key " + key.id(), (own != null) ? own : this.perKey);
	}

	/**
	 * Count a request without a valid key, by the address it came from.
	 */
	RateLimit count(InetAddress address) {
		return count("address " + origin(address), this.perAddress);
	}

	private RateLimit count(String caller, int limit) {
		Bucket bucket = this.buckets.get(caller, (name) -> bucket(limit));
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		return new RateLimit(limit, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()),
				probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
	}

	private static Bucket bucket(int limit) {
		return Bucket.builder().addLimit((bandwidth) -> bandwidth.capacity(limit).refillGreedy(limit, PERIOD)).build();
	}

	private static long seconds(long nanos) {
		return (nanos + 999_999_999L) / 1_000_000_000L;
	}

	private static String origin(InetAddress address) {
		byte[] bytes = address.getAddress();
		return HexFormat.of()
			.formatHex((bytes.length > IPV6_PREFIX_BYTES) ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
	}

}
