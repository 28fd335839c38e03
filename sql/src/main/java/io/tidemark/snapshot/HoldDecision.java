package io.tidemark.snapshot;

import java.time.Instant;
import java.util.Locale;

/**
 * What was decided of a held snapshot, once and for good.
 *
 * @param reason why, in the words of who decided
 * @param decidedBy the user of the operating system who decided
 */
public record HoldDecision(Verdict verdict, String reason, Instant decidedAt, String decidedBy) {

	/**
	 * What is done with a held snapshot.
	 */
	public enum Verdict {

		/** It is published. */
		RELEASE(SnapshotState.RELEASED),

		/** It is never published. */
		DISCARD(SnapshotState.DISCARDED);

		private final SnapshotState state;

		Verdict(SnapshotState state) {
			this.state = state;
		}

		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}

		SnapshotState state() {
			return this.state;
		}

		static Verdict of(String label) {
			return valueOf(label.toUpperCase(Locale.ROOT));
		}

	}

}
