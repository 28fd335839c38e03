package io.tidemark.jobs.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of mails.
 *
 * @param nextAttemptAt when the next that waits is tried, null if none waits
 */
public record DeliveryResult(int sent, int givenUp, @Nullable Instant nextAttemptAt) {

	/**
	 * Return whether no mail was given up and none waits.
	 */
	public boolean isComplete() {
		return this.givenUp == 0 && this.nextAttemptAt == null;
	}

	/**
	 * Tell the result in one sentence.
	 */
	public String sentence() {
		return "Mails: %s sent, %s given up%s."
			.formatted(Integer.toString(this.sent), Integer.toString(this.givenUp), (this.nextAttemptAt != null)
					? "; the next attempt is due at " + this.nextAttemptAt + ", by the scheduler or 'report deliver'"
					: "");
	}

}
