package io.tidemark.jobs.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.config.MailAddress;
import io.tidemark.config.MailProperties;
import io.tidemark.config.ReportDefinition.RecipientProperties;
import io.tidemark.config.ReportDefinition;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.NotFound;
import io.tidemark.jobs.delivery.Delivery.State;
import io.tidemark.jobs.delivery.MailFailure.Kind;
import io.tidemark.jobs.delivery.OutgoingMail.Content;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers what is due: plans it, tries it, and tells the operator what was given up.
 * Each attempt ends in the ledger, whatever becomes of it.
 */
@Component
public final class ReportDelivery {

	private static final Logger LOGGER = LoggerFactory.getLogger(ReportDelivery.class);

	/** What the mails that tell of failures are called in the ledger. */
	private static final String FAILURES = "failures";

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	/** After two attempts that may have got through, a third could make it two extra. */
	private static final int MOST_DOUBTS = 2;

	private final TidemarkProperties properties;

	private final MailProperties mail;

	private final List<MailPlan> plans;

	private final DeliveryLedger ledger;

	private final ReportWriter writer;

	private final MailTransport transport;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ReportDelivery(TidemarkProperties properties, List<MailPlan> plans, DeliveryLedger ledger, ReportWriter writer,
			MailTransport transport, TransactionTemplate transaction, Clock clock) {
		this.properties = properties;
		this.mail = properties.mail();
		this.plans = plans;
		this.ledger = ledger;
		this.writer = writer;
		this.transport = transport;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Deliver all that is due of a tenant. What fails is tried again for a while; what
	 * waits after that is tried by the next call.
	 * @param patience for how long mails that failed are waited for
	 */
	public DeliveryResult deliver(String tenant, Duration patience) {
		this.plans.forEach((plan) -> plan.plan(tenant));
		return deliverPlanned(tenant, patience);
	}

	/**
	 * Send a report again, because somebody asked for it.
	 * @param dealer the dealer whose figures the address gets if it is no recipient
	 * @param patience for how long mails that failed are waited for
	 */
	public DeliveryResult sendAgain(String report, Snapshot snapshot, @Nullable MailAddress only,
			@Nullable String dealer, Duration patience) {
		ReportDefinition definition = this.properties.tenant(snapshot.tenant()).report(report);
		List<PlannedMail> mails = ReportPlan.mails(report, definition, snapshot)
			.filter((planned) -> only == null || planned.recipient().equals(only.key()))
			.toList();
		if (mails.isEmpty() && only != null) {
			mails = List.of(PlannedMail.ofReport(report, snapshot, only, dealer));
		}
		mails.forEach((planned) -> this.ledger.planAgain(planned, this.mail.from()));
		return deliverPlanned(snapshot.tenant(), patience);
	}

	private DeliveryResult deliverPlanned(String tenant, Duration patience) {
		Instant end = this.clock.instant().plus(patience);
		Map<String, Content> written = new HashMap<>();
		int sent = 0;
		int givenUp = 0;
		do {
			Optional<State> state = tryNext(tenant, written);
			while (state.isPresent()) {
				sent += (state.get() == State.SENT) ? 1 : 0;
				givenUp += (state.get() == State.GIVEN_UP) ? 1 : 0;
				state = tryNext(tenant, written);
			}
			tellOperator(tenant);
		}
		while (waitForNext(tenant, end));
		return new DeliveryResult(sent, givenUp, this.ledger.findNextAttempt(tenant).orElse(null));
	}

	private boolean waitForNext(String tenant, Instant end) {
		Instant next = this.ledger.findNextAttempt(tenant).orElse(Instant.MAX);
		if (next.isAfter(end)) {
			return false;
		}
		try {
			Duration pause = Duration.between(this.clock.instant(), next);
			Thread.sleep(Math.max(pause.toMillis(), SHORTEST_PAUSE.toMillis()));
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Try the next mail that is due.
	 * @param written the reports that are written already
	 * @return what became of it, empty if none is due
	 */
	private Optional<State> tryNext(String tenant, Map<String, Content> written) {
		UUID token = UUID.randomUUID();
		return this.ledger.claim(tenant, token, lease()).map((delivery) -> {
			State state = tryOnce(delivery, token, written);
			LOGGER.info("{} {} {} to {}: {} after {} attempts", tenant, delivery.mail().version(),
					delivery.mail().report(), delivery.mail().recipient(), state.label(), delivery.attempts());
			return state;
		});
	}

	private State tryOnce(Delivery delivery, UUID token, Map<String, Content> written) {
		try {
			if (delivery.doubtful() >= MOST_DOUBTS) {
				return finish(delivery, token, State.GIVEN_UP, false,
						"it may have arrived once or twice, so it is not sent a third time");
			}
			this.transport.send(mail(delivery, written), new MailAddress(null, delivery.mail().recipient()), () -> {
				if (!this.ledger.handOver(delivery.id(), token, lease())) {
					throw new CancellationException("somebody else has taken the mail over");
				}
			});
			return finish(delivery, token, State.SENT, false, null);
		}
		catch (CancellationException ex) {
			return State.SENDING;
		}
		catch (MailFailure ex) {
			State state = (ex.kind() == Kind.PERMANENT) ? State.GIVEN_UP : failed(delivery);
			return finish(delivery, token, state, ex.kind() == Kind.DOUBTFUL, String.valueOf(ex.getMessage()));
		}
		catch (NotFound ex) {
			return finish(delivery, token, State.GIVEN_UP, false, String.valueOf(ex.getMessage()));
		}
		catch (RuntimeException ex) {
			LOGGER.warn("Report {} of {} {} can't be written", delivery.mail().report(), delivery.mail().tenant(),
					delivery.mail().version(), ex);
			return finish(delivery, token, failed(delivery), false, "it can't be written: " + ex.getMessage());
		}
	}

	private State failed(Delivery delivery) {
		return this.clock.instant().isAfter(delivery.createdAt().plus(this.mail.giveUpAfter())) ? State.GIVEN_UP
				: State.FAILED;
	}

	private State finish(Delivery delivery, UUID token, State state, boolean isDoubtful, @Nullable String error) {
		Instant next = (state == State.FAILED) ? this.clock.instant().plus(pause(delivery.attempts())) : null;
		this.ledger.finish(delivery.id(), token, state, next, isDoubtful, error);
		return state;
	}

	/**
	 * Return how long to wait after an attempt: twice as long as after the one before.
	 */
	private Duration pause(int attempts) {
		Duration pause = this.mail.retryAfter().multipliedBy(1L << Math.min(attempts - 1, 20));
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

	/**
	 * Return for how long a mail is ours: longer than all that a server may take.
	 */
	private Duration lease() {
		return this.mail.timeout().multipliedBy(4).plusSeconds(30);
	}

	private OutgoingMail mail(Delivery delivery, Map<String, Content> written) {
		PlannedMail planned = delivery.mail();
		RecipientProperties group = group(planned);
		Content notice = planned.notice();
		Content content = (notice != null) ? notice
				: written.computeIfAbsent(
						String.join("\n", planned.report(), planned.dealerOrNone(), planned.version().toString()),
						(key) -> this.writer.write(planned));
		return new OutgoingMail(planned.name(), delivery.messageId(), delivery.createdAt(), this.mail.from(),
				group.to(), group.cc(), content);
	}

	/**
	 * Return with whom an address gets a mail: alone, unless it is a recipient of the
	 * report.
	 */
	private RecipientProperties group(PlannedMail planned) {
		if (planned.notice() == null) {
			ReportDefinition report = this.properties.tenant(planned.tenant()).reports().get(planned.report());
			Optional<RecipientProperties> group = Stream.ofNullable(report)
				.flatMap((each) -> each.recipients().stream())
				.filter((each) -> Objects.equals(each.dealer(), planned.dealer())
						&& each.all().stream().anyMatch((address) -> address.key().equals(planned.recipient())))
				.findFirst();
			if (group.isPresent()) {
				return group.get();
			}
			if (planned.dispatch() == 0) {
				throw new NotFound("%s is no longer among the recipients".formatted(planned.recipient()));
			}
		}
		return new RecipientProperties(List.of(new MailAddress(null, planned.recipient())), List.of(), List.of(),
				planned.dealer());
	}

	private void tellOperator(String tenant) {
		MailAddress operator = this.mail.operator();
		if (operator == null) {
			return;
		}
		this.transaction.executeWithoutResult((status) -> {
			List<Delivery> failed = this.ledger.takeUntold(tenant)
				.stream()
				.filter((delivery) -> !delivery.mail().report().equals(FAILURES))
				.toList();
			if (!failed.isEmpty()) {
				this.ledger.planAgain(notice(tenant, failed, operator), this.mail.from());
			}
		});
	}

	private static PlannedMail notice(String tenant, List<Delivery> failed, MailAddress operator) {
		String what = "%s of %s could not be delivered".formatted(counted(failed.size(), "mail"), tenant);
		String lines = failed.stream()
			.map((delivery) -> "- %s of %s to %s, after %s: %s".formatted(delivery.mail().report(),
					delivery.mail().version(), delivery.mail().recipient(), counted(delivery.attempts(), "attempt"),
					delivery.lastError()))
			.collect(Collectors.joining("\n"));
		return PlannedMail.ofNotice(FAILURES, tenant, failed.get(0).mail().version(), operator, "Tidemark: " + what, """
				%s and will not be retried:

				%s

				When the cause is fixed, send them again with './tidemark report send'.
				""".formatted(what, lines));
	}

	private static String counted(int number, String thing) {
		return number + " " + thing + ((number == 1) ? "" : "s");
	}

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

		public String sentence() {
			return "Mails: %s sent, %s given up%s.".formatted(Integer.toString(this.sent),
					Integer.toString(this.givenUp), (this.nextAttemptAt != null) ? "; the next attempt is due at "
							+ this.nextAttemptAt + ", by the scheduler or 'report deliver'" : "");
		}

	}

}
