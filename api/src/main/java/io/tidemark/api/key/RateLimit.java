package io.tidemark.api.key;

/**
 * What is left of a caller's limit after a request.
 *
 * @param limit how many requests a minute may have
 * @param remaining how many are left now
 * @param resetSeconds after how many seconds all of them are back, if nothing is asked
 * @param retrySeconds after how many seconds one is back, 0 if the request was let in
 */
public record RateLimit(long limit, long remaining, long resetSeconds, long retrySeconds) {

	public boolean isExceeded() {
		return this.retrySeconds > 0;
	}

}
