package io.tidemark.api.key;

import java.net.InetAddress;
import java.time.Clock;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.store.StoreState;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.key.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers in by their keys, and counts them.
 */
public final class Gate {

	private final StoreWatch watch;

	private final RateLimits limits;

	private final Clock clock;

	public Gate(StoreWatch watch, RateLimits limits, Clock clock) {
		this.watch = watch;
		this.limits = limits;
		this.clock = clock;
	}

	/**
	 * Find the key of a caller without counting the request.
	 * @param credentials what the caller shows
	 * @param state the store's keys
	 * @return the key, null if it is not usable
	 */
	public @Nullable ApiKey find(Credentials credentials, StoreState state) {
		ApiKey key = (credentials.secret() != null) ? state.keys().get(credentials.secret().hash()) : null;
		return (key != null && key.isUsableAt(this.clock.instant())) ? key : null;
	}

	/**
	 * Find the key of a caller without waiting for the store.
	 * @param credentials what the caller shows
	 * @return the key, null if it is not usable or the store can't be read
	 */
	public @Nullable ApiKey findKnown(Credentials credentials) {
		try {
			return find(credentials, this.watch.state());
		}
		catch (ApiProblem ex) {
			return null;
		}
	}

	/**
	 * Count a request with a valid key.
	 * @param key the key
	 * @return what is left
	 */
	public RateLimit count(ApiKey key) {
		return this.limits.count(key);
	}

	/**
	 * Count a request and say whether its caller is let in.
	 * @param credentials what the caller shows
	 * @param address where the request came from, null if that is not known
	 * @return the caller's key, or why it is not let in
	 */
	public Admission admit(Credentials credentials, @Nullable InetAddress address) {
		ApiKey key;
		try {
			key = find(credentials, this.watch.state());
		}
		catch (ApiProblem ex) {
			return new Admission(null, this.limits.count(address), ex);
		}
		if (key != null) {
			RateLimit limit = count(key);
			return new Admission(key, limit, limit.isExceeded() ? tooMany(limit, "This key") : null);
		}
		RateLimit limit = this.limits.count(address);
		ApiKey fresh = limit.isExceeded() ? null : findFresh(credentials);
		if (fresh != null) {
			return new Admission(fresh, count(fresh), null);
		}
		return new Admission(null, limit,
				limit.isExceeded() ? tooMany(limit, "An address without a valid key") : refusal(credentials));
	}

	/**
	 * Find a key that was made since the store was looked at.
	 */
	private @Nullable ApiKey findFresh(Credentials credentials) {
		return (credentials.secret() != null) ? find(credentials, this.watch.lookAgain()) : null;
	}

	private static ApiProblem tooMany(RateLimit limit, String who) {
		return new ApiProblem(ErrorCode.TOO_MANY_REQUESTS, "%s may ask %s times a minute: ask again in %s seconds."
			.formatted(who, Long.toString(limit.limit()), Long.toString(limit.retrySeconds())));
	}

	private static ApiProblem refusal(Credentials credentials) {
		return (credentials.secret() == null)
				? new ApiProblem(ErrorCode.MISSING_KEY,
						"Give a key as 'Authorization: Bearer KEY', or as the parameter key.")
				: new ApiProblem(ErrorCode.INVALID_KEY,
						"The key is unknown, expired or revoked: ask the operator for a new one.");
	}

}
