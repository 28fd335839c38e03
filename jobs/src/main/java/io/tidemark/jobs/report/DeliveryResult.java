package io.tidemark.jobs.report;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of mails.
 *
 * @param sent how many were sent
 * @param givenUp how many were given up
 * @param nextAttemptAt when the next that waits is tried, null if none waits
 */
public record DeliveryResult(int sent, int givenUp, @Nullable Instant nextAttemptAt) {

	/**
	 * Tell the result.
	 * @return one sentence
	 */
	public String sentence() {
		return "Mails: %s sent, %s given up%s.".formatted(Integer.toString(this.sent), Integer.toString(this.givenUp),
				(this.nextAttemptAt != null) ? "; the next that waits is tried by a delivery after "
						+ this.nextAttemptAt + ", as 'report deliver' is one" : "");
	}

}
