package io.tidemark.api.security;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What is left of a caller's limit after a request.
 *
 * @param limit requests a minute
 * @param remaining requests that are left now
 * @param resetSeconds seconds until all of them are back, if nothing is asked
 * @param retrySeconds seconds until one is back, 0 if the request was let in
 */
record RateLimit(long limit, long remaining, long resetSeconds, long retrySeconds) {

	boolean isExceeded() {
		return this.retrySeconds > 0;
	}

	void write(HttpServletResponse response) {
		response.setHeader("X-RateLimit-Limit", Long.toString(this.limit));
		response.setHeader("X-RateLimit-Remaining", Long.toString(this.remaining));
		response.setHeader("X-RateLimit-Reset", Long.toString(this.resetSeconds));
		if (isExceeded()) {
			response.setHeader("Retry-After", Long.toString(this.retrySeconds));
		}
	}

}
