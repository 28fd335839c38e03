package io.tidemark.api.security;

import java.time.Clock;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.store.StoreState;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeySecret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the usable key that a secret belongs to.
 */
@Component
public class KeyRing {

	private final StoreWatch watch;

	private final Clock clock;

	KeyRing(StoreWatch watch, Clock clock) {
		this.watch = watch;
		this.clock = clock;
	}

	/**
	 * Find a key among those seen when the store was last looked at.
	 * @throws ApiProblem if the store can't be read
	 */
	@Nullable KeyAuthentication find(KeySecret secret) {
		return find(secret, this.watch.state());
	}

	/**
	 * Find a key that may have been created a moment ago.
	 * @throws ApiProblem if there is no such key, or the store can't be read
	 */
	KeyAuthentication findFresh(KeySecret secret) {
		KeyAuthentication found = find(secret, this.watch.lookAgain());
		if (found == null) {
			throw new ApiProblem(ErrorCode.INVALID_KEY);
		}
		return found;
	}

	private @Nullable KeyAuthentication find(KeySecret secret, StoreState state) {
		ApiKey key = state.keys().get(secret.hash());
		return (key != null && key.isUsableAt(this.clock.instant())) ? new KeyAuthentication(key) : null;
	}

}
