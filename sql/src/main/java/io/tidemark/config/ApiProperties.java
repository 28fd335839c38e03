package io.tidemark.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the API listens, connects and limits.
 *
 * @param address the local address it listens on, null for all
 * @param port the port it listens on, 0 for any that is free
 * @param store how it connects to the store, as a user who may only select; its url is
 * that of the store if left out
 * @param requestsPerMinute how many requests a key may make, unless the key says so
 * @param anonymousRequestsPerMinute how many requests an address may make without a valid
 * key
 * @param operators the IP addresses that see health details and metrics without a key
 * @param requestTimeout how long a request may take
 * @param cacheSize how much memory chunks of snapshots may take
 */
public record ApiProperties(@Nullable String address, @DefaultValue("8080") int port,
		@DefaultValue StoreProperties store, @DefaultValue("600") int requestsPerMinute,
		@DefaultValue("60") int anonymousRequestsPerMinute, @DefaultValue( {
				"127.0.0.1", "::1" }) List<String> operators,
		@DefaultValue("30s") Duration requestTimeout, @DefaultValue("64MB") DataSize cacheSize){

	private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

	public ApiProperties {
		check(address == null || !address.isBlank(), "address must be one like 127.0.0.1; leave it out for all");
		check(port >= 0 && port <= 65_535, "port must be from 0 to 65535");
		check(requestsPerMinute >= 1, "requests-per-minute must be at least 1");
		check(anonymousRequestsPerMinute >= 1, "anonymous-requests-per-minute must be at least 1");
		operators = List.copyOf(operators);
		operators.forEach((operator) -> check(find(operator) != null,
				"operators must be IP addresses like 127.0.0.1 or ::1, not '%s'".formatted(operator)));
		check(requestTimeout.toMillis() >= 100 && requestTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
				"request-timeout must be from 100ms to 1h");
		check(cacheSize.toMegabytes() >= 1, "cache-size must be at least 1MB");
	}

	/**
	 * Return whether an address sees health details and metrics without a key.
	 * @param remote the IP address that a request comes from, in any spelling
	 * @return true if it is one of the operators'
	 */
	public boolean isOperator(String remote) {
		InetAddress found = find(remote);
		return found != null && this.operators.stream().anyMatch((operator) -> found.equals(find(operator)));
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

	private static void check(boolean isValid, String sentence) {
		if (!isValid) {
			throw new IllegalArgumentException(sentence);
		}
	}

}
