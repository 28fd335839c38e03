package io.tidemark.jobs.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;

import io.tidemark.jobs.delivery.OutgoingMail.Content;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: one mail to one address.
 *
 * @param messageId what the mail is called, without angle brackets
 * @param doubtful how many attempts may have got through unnoticed
 * @param nextAttemptAt when it is tried next, unless it is done
 */
public record Delivery(long id, PlannedMail mail, String messageId, State state, int attempts, int doubtful,
		@Nullable String lastError, Instant createdAt, Instant nextAttemptAt, @Nullable Instant sentAt) {

	static Delivery of(ResultSet row, int number) throws SQLException {
		return new Delivery(row.getLong("delivery_id"), mail(row), row.getString("message_id"),
				State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getInt("attempts"),
				row.getInt("doubtful"), row.getString("last_error"), Objects.requireNonNull(instant(row, "created_at")),
				Objects.requireNonNull(instant(row, "next_attempt_at")), instant(row, "sent_at"));
	}

	private static PlannedMail mail(ResultSet row) throws SQLException {
		String dealer = row.getString("dealer_code");
		String body = row.getString("body");
		return new PlannedMail(row.getString("tenant"), row.getString("report"), row.getString("recipient"),
				dealer.isEmpty() ? null : dealer,
				new SnapshotVersion(row.getObject("business_date", LocalDate.class), row.getInt("revision")),
				row.getInt("dispatch"), (body != null) ? new Content(row.getString("subject"), body) : null);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * How far a mail is.
	 */
	public enum State {

		/** Not tried yet. */
		PENDING,

		/** Under way, or left by a process that died. */
		SENDING,

		/** Taken by the server, or written. */
		SENT,

		/** Tried, and to be tried again. */
		FAILED,

		/** Not tried any more. */
		GIVEN_UP;

		/**
		 * Return what the ledger calls the state.
		 */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
