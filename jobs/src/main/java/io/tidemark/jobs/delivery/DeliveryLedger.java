package io.tidemark.jobs.delivery;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.tidemark.config.MailAddress;
import io.tidemark.jobs.delivery.OutgoingMail.Content;
import io.tidemark.snapshot.SnapshotVersion;
import io.tidemark.sql.SqlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The ledger of mails in the store. Every method is one statement, thus happens wholly or
 * not at all, and goes by the store's clock.
 */
@Component
public final class DeliveryLedger {

	private final JdbcClient jdbc;

	public DeliveryLedger(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Plan a mail, unless it is planned already.
	 * @return whether it is new
	 */
	boolean plan(PlannedMail mail, MailAddress from) {
		Content notice = mail.notice();
		return this.jdbc.sql(SqlFile.load("store/delivery/plan"))
			.params(key(mail))
			.param("dispatch", mail.dispatch())
			.param("subject", (notice != null) ? notice.subject() : null, Types.VARCHAR)
			.param("body", (notice != null) ? notice.text() : null, Types.VARCHAR)
			.param("messageId", mail.messageId(from))
			.update() > 0;
	}

	/**
	 * Plan a mail once more than it was planned before.
	 */
	public void planAgain(PlannedMail mail, MailAddress from) {
		int last;
		do {
			last = this.jdbc.sql(SqlFile.load("store/delivery/find_last_dispatch"))
				.params(key(mail))
				.query(Integer.class)
				.optional()
				.orElse(0);
		}
		while (!plan(mail.withDispatch(last + 1), from));
	}

	private static Map<String, Object> key(PlannedMail mail) {
		return Map.of("tenant", mail.tenant(), "kind", mail.kind(), "report", mail.report(), "recipient",
				mail.recipient(), "dealerCode", mail.dealerOrNone(), "businessDate", mail.version().businessDate(),
				"revision", mail.version().revision());
	}

	/**
	 * Find the version whose report an address got before another one.
	 */
	Optional<SnapshotVersion> findLastReport(PlannedMail mail) {
		return this.jdbc.sql(SqlFile.load("store/delivery/find_last_report"))
			.params(key(mail))
			.query((row, number) -> new SnapshotVersion(row.getObject("business_date", LocalDate.class),
					row.getInt("revision")))
			.optional();
	}

	/**
	 * Take the next mail that is due, so that nobody else does before the lease ends.
	 */
	Optional<Delivery> claim(String tenant, UUID leaseToken, Duration lease) {
		return this.jdbc.sql(SqlFile.load("store/delivery/claim"))
			.param("tenant", tenant)
			.param("leaseToken", leaseToken)
			.param("leaseSeconds", lease.toSeconds())
			.query(Delivery::of)
			.optional();
	}

	/**
	 * Note that a mail is let go of.
	 * @return false if the lease was lost, and the mail must not be sent
	 */
	boolean handOver(long id, UUID leaseToken, Duration lease) {
		return this.jdbc.sql(SqlFile.load("store/delivery/hand_over"))
			.param("deliveryId", id)
			.param("leaseToken", leaseToken)
			.param("leaseSeconds", lease.toSeconds())
			.update() > 0;
	}

	/**
	 * Note what an attempt came to.
	 * @param isDoubtful whether the mail may have got through
	 */
	void finish(long id, UUID leaseToken, Delivery.State state, @Nullable Instant nextAttemptAt, boolean isDoubtful,
			@Nullable String error) {
		this.jdbc.sql(SqlFile.load("store/delivery/finish"))
			.param("deliveryId", id)
			.param("leaseToken", leaseToken)
			.param("state", state.label())
			.param("nextAttemptAt", (nextAttemptAt != null) ? nextAttemptAt.atOffset(ZoneOffset.UTC) : null,
					Types.TIMESTAMP_WITH_TIMEZONE)
			.param("doubt", isDoubtful ? 1 : 0)
			.param("error", error, Types.VARCHAR)
			.update();
	}

	Optional<Instant> findNextAttempt(String tenant) {
		return this.jdbc.sql(SqlFile.load("store/delivery/find_next_attempt"))
			.param("tenant", tenant)
			.query(OffsetDateTime.class)
			.optional()
			.map(OffsetDateTime::toInstant);
	}

	/**
	 * Take the mails that were given up and that the operator was not told of.
	 */
	List<Delivery> takeUntold(String tenant) {
		return this.jdbc.sql(SqlFile.load("store/delivery/take_untold"))
			.param("tenant", tenant)
			.query(Delivery::of)
			.list();
	}

	public List<Delivery> findAll(String tenant, int limit) {
		return this.jdbc.sql(SqlFile.load("store/delivery/find_deliveries"))
			.param("tenant", tenant)
			.param("limit", limit)
			.query(Delivery::of)
			.list();
	}

}
