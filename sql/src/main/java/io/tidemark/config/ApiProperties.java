package io.tidemark.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * How the API listens, connects and limits.
 *
 * @param address the local address it listens on, null for all
 * @param port the port it listens on, 0 for any that is free
 * @param managementPort the port for health and metrics, 0 for any that is free
 * @param store how it connects to the store, as a user who may only select; its url is
 * that of the store if left out
 * @param operators the IP addresses that see health details and metrics without a key
 * @param trustedProxies the IP addresses of proxies whose X-Forwarded-For is believed
 * @param largeAnswers how many answers above 64 KB are sent at a time
 * @param cacheSize how much of the heap answers that are kept may take
 * @param session how long a browser stays signed in
 * @param oidc who else may sign browsers in, null for nobody
 */
public record ApiProperties(@Nullable String address, @DefaultValue("8080") int port,
		@DefaultValue("127.0.0.1") String managementAddress, @DefaultValue("8081") int managementPort,
		@DefaultValue StoreProperties store, @DefaultValue("600") int requestsPerMinute,
		@DefaultValue("60") int anonymousRequestsPerMinute, @DefaultValue( {
				"127.0.0.1", "::1" }) List<String> operators,
		@DefaultValue List<String> trustedProxies, @DefaultValue("10s") Duration headTimeout,
		@DefaultValue("30s") Duration requestTimeout, @DefaultValue("64") int largeAnswers,
		@DefaultValue("48MB") DataSize cacheSize, @DefaultValue SessionProperties session,
		@Nullable OidcProperties oidc){

	/** What the API prints, with its port, once it serves. */
	public static final String READY = "Serving on port ";

	private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

	public ApiProperties {
		Assert.isTrue(address == null || !address.isBlank(),
				"address must be one like 127.0.0.1; leave it out for all");
		Assert.isTrue(port >= 0 && port <= 65_535, "port must be from 0 to 65535");
		Assert.isTrue(!managementAddress.isBlank(), "management-address must be one like 127.0.0.1");
		Assert.isTrue(managementPort >= 0 && managementPort <= 65_535, "management-port must be from 0 to 65535");
		Assert.isTrue(port != managementPort || port == 0, "management-port must be another than port");
		Assert.isTrue(requestsPerMinute >= 1, "requests-per-minute must be at least 1");
		Assert.isTrue(anonymousRequestsPerMinute >= 1, "anonymous-requests-per-minute must be at least 1");
		operators = List.copyOf(operators);
		operators.forEach((operator) -> Assert.isTrue(find(operator) != null,
				"operators must be IP addresses like 127.0.0.1 or ::1, not '%s'".formatted(operator)));
		trustedProxies = List.copyOf(trustedProxies);
		trustedProxies.forEach((proxy) -> Assert.isTrue(find(proxy) != null,
				"trusted-proxies must be IP addresses like 10.0.0.7, not '%s'".formatted(proxy)));
		Assert.isTrue(headTimeout.toMillis() >= 100 && headTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
				"head-timeout must be from 100ms to 1h");
		Assert.isTrue(largeAnswers >= 4, "large-answers must be at least 4");
		Assert.isTrue(requestTimeout.toMillis() >= 100 && requestTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
				"request-timeout must be from 100ms to 1h");
		Assert.isTrue(cacheSize.toMegabytes() >= 1, "cache-size must be at least 1MB");
		Assert.isTrue(oidc == null || session.secret() != null, "oidc needs session.secret, the same on all replicas");
	}

	/**
	 * Return whether an IP address, in any spelling, is one of the operators'.
	 */
	public boolean isOperator(String remote) {
		InetAddress found = find(remote);
		return found != null && this.operators.stream().anyMatch((operator) -> found.equals(find(operator)));
	}

	public boolean isTrustedProxy(InetAddress address) {
		return this.trustedProxies.stream().anyMatch((proxy) -> address.equals(find(proxy)));
	}

	public static boolean isAddress(String text) {
		return find(text) != null;
	}

	/**
	 * Find an address by its digits; names are never looked up.
	 */
	private static @Nullable InetAddress find(String text) {
		try {
			return text.matches("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*") ? InetAddress.getByName(text)
					: null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
