package io.tidemark.config;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How browsers stay signed in.
 *
 * @param secret what sessions are encrypted with besides the hash of their key, the same
 * on all replicas; null for the hash alone
 * @param lifetime how long a session lasts
 */
public record SessionProperties(@Nullable String secret, @DefaultValue("12h") Duration lifetime) {

	private static final int SHORTEST_SECRET = 32;

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	private static final Duration LONGEST = Duration.ofDays(30);

	public SessionProperties {
		Assert.isTrue(secret == null || secret.length() >= SHORTEST_SECRET,
				"secret must have at least %s characters".formatted(SHORTEST_SECRET));
		Assert.isTrue(lifetime.compareTo(SHORTEST) >= 0 && lifetime.compareTo(LONGEST) <= 0,
				"lifetime must be from 1s to 30d");
	}

	@Override
	public String toString() {
		return "SessionProperties[lifetime=%s]".formatted(this.lifetime);
	}

}
