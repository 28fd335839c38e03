package io.tidemark.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What was decided of a held snapshot, once and for good.
 *
 * @param reason why, in the words of who decided
 * @param decidedBy the user of the operating system who decided
 */
public record HoldDecision(Verdict verdict, String reason, Instant decidedAt, String decidedBy) {

	static @Nullable HoldDecision find(ResultSet row) throws SQLException {
		String verdict = row.getString("decision");
		return (verdict != null) ? new HoldDecision(Verdict.of(verdict), row.getString("decision_reason"),
				row.getTimestamp("decided_at").toInstant(), row.getString("decided_by")) : null;
	}

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

		/**
		 * Return what the verdict is called in the store.
		 */
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
