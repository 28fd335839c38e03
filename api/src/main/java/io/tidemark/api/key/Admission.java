package io.tidemark.api.key;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.key.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says of a caller.
 *
 * @param key the caller's key, null without a valid one
 * @param limit what is left of the caller's limit
 * @param refusal why the caller is not let in, null if it is
 */
public record Admission(@Nullable ApiKey key, RateLimit limit, @Nullable ApiProblem refusal) {

	/**
	 * Return the key of a caller that is let in.
	 * @return the key
	 * @throws ApiProblem if the caller is not
	 */
	public ApiKey require() {
		if (this.refusal != null || this.key == null) {
			throw (this.refusal != null) ? this.refusal : new IllegalStateException("Neither a key nor a refusal");
		}
		return this.key;
	}

}
