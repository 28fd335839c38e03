package io.tidemark.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.tidemark.config.MailAddress;
import io.tidemark.config.MailProperties;
import io.tidemark.config.RecipientProperties;
import io.tidemark.failure.NotFound;
import io.tidemark.jobs.mail.MailFailure;
import io.tidemark.jobs.mail.OutgoingMail;
import io.tidemark.jobs.report.Delivery.State;
import io.tidemark.jobs.report.ReportMails.ReportMail;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the mails of a tenant that are due, one after another; each attempt ends in the
 * ledger, whatever becomes of it.
 */
final class DeliveryAttempt {

	private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryAttempt.class);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	/** After two attempts that may have got through, a third could make it two extra. */
	private static final int MOST_DOUBTS = 2;

	private final ReportDesk desk;

	private final String tenant;

	private final MailProperties properties;

	private final Map<String, ReportMail> written = new HashMap<>();

	DeliveryAttempt(ReportDesk desk, String tenant) {
		this.desk = desk;
		this.tenant = tenant;
		this.properties = desk.properties().mail();
	}

	/**
	 * Try the next mail that is due.
	 * @return what became of it, empty if none is due
	 */
	Optional<State> tryNext() {
		UUID token = UUID.randomUUID();
		return this.desk.ledger().claim(this.tenant, token, lease()).map((delivery) -> {
			State state = tryOnce(delivery, token);
			LOGGER.info("{} {} {} to {}: {} after {} attempts", this.tenant, delivery.mail().version(),
					delivery.mail().report(), delivery.mail().recipient(), state.label(), delivery.attempts());
			return state;
		});
	}

	private State tryOnce(Delivery delivery, UUID token) {
		try {
			if (delivery.doubtful() >= MOST_DOUBTS) {
				return finish(delivery, token, State.GIVEN_UP, false,
						"it may have arrived once or twice, and is not sent a third time");
			}
			OutgoingMail mail = mail(delivery);
			this.desk.transport().send(mail, recipient(delivery), () -> handOver(delivery, token));
			return finish(delivery, token, State.SENT, false, null);
		}
		catch (LeaseLost ex) {
			return State.SENDING;
		}
		catch (MailFailure ex) {
			return failed(delivery, token, ex);
		}
		catch (NotFound ex) {
			return finish(delivery, token, State.GIVEN_UP, false, String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException ex) {
			LOGGER.warn("Report {} of {} {} can't be written", delivery.mail().report(), this.tenant,
					delivery.mail().version(), ex);
			return finish(delivery, token, isOld(delivery) ? State.GIVEN_UP : State.FAILED, false,
					"it can't be written: " + ex.getMessage());
		}
	}

	private State failed(Delivery delivery, UUID token, MailFailure failure) {
		String message = String.valueOf(failure.getMessage());
		return switch (failure.kind()) {
			case PERMANENT -> finish(delivery, token, State.GIVEN_UP, false, message);
			case DOUBTFUL -> finish(delivery, token, isOld(delivery) ? State.GIVEN_UP : State.FAILED, true, message);
			case TEMPORARY -> finish(delivery, token, isOld(delivery) ? State.GIVEN_UP : State.FAILED, false, message);
		};
	}

	private State finish(Delivery delivery, UUID token, State state, boolean isDoubtful, @Nullable String error) {
		Instant next = (state == State.FAILED) ? this.desk.clock().instant().plus(pause(delivery.attempts())) : null;
		this.desk.ledger().finish(delivery.id(), token, state, next, isDoubtful, error);
		return state;
	}

	private void handOver(Delivery delivery, UUID token) {
		if (!this.desk.ledger().handOver(delivery.id(), token, lease())) {
			throw new LeaseLost();
		}
	}

	private boolean isOld(Delivery delivery) {
		return this.desk.clock().instant().isAfter(delivery.createdAt().plus(this.properties.giveUpAfter()));
	}

	/**
	 * Return how long to wait after an attempt: twice as long as after the one before.
	 */
	private Duration pause(int attempts) {
		Duration pause = this.properties.retryAfter().multipliedBy(1L << Math.min(attempts - 1, 20));
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

	/**
	 * Return for how long a mail is ours: longer than all that a server may take.
	 */
	private Duration lease() {
		return this.properties.timeout().multipliedBy(4).plusSeconds(30);
	}

	private MailAddress recipient(Delivery delivery) {
		return new MailAddress(null, delivery.mail().recipient());
	}

	private OutgoingMail mail(Delivery delivery) {
		PlannedMail planned = delivery.mail();
		Notice notice = planned.notice();
		MailAddress self = recipient(delivery);
		if (notice != null) {
			return new OutgoingMail(planned.name(), delivery.messageId(), delivery.createdAt(), this.properties.from(),
					List.of(self), List.of(), notice.subject(), notice.body(), null, List.of(), List.of());
		}
		RecipientProperties group = group(planned, self);
		ReportMail report = this.written.computeIfAbsent(
				String.join("\n", planned.report(), planned.dealerOrNone(), planned.version().toString()),
				(key) -> write(planned));
		return new OutgoingMail(planned.name(), delivery.messageId(), delivery.createdAt(), this.properties.from(),
				group.to(), group.cc(), report.mail().subject(), report.mail().text(), report.mail().html(),
				report.mail().images(), report.attachments());
	}

	private RecipientProperties group(PlannedMail planned, MailAddress self) {
		Optional<RecipientProperties> group = this.desk.mails(this.tenant)
			.findRecipient(planned.report(), planned.recipient(), planned.dealer());
		if (group.isEmpty() && planned.dispatch() == 0) {
			throw new NotFound("%s is no longer among the recipients".formatted(planned.recipient()));
		}
		return group.orElseGet(() -> new RecipientProperties(List.of(self), List.of(), List.of(), planned.dealer()));
	}

	private ReportMail write(PlannedMail planned) {
		Snapshot snapshot = this.desk.snapshots().load(this.tenant, planned.version());
		if (!snapshot.isPublished()) {
			throw new NotFound("snapshot %s is not published".formatted(planned.version()));
		}
		return this.desk.mails(this.tenant).write(planned.report(), snapshot, planned.dealer());
	}

	/**
	 * Somebody else has taken the mail over.
	 */
	private static final class LeaseLost extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
