package io.tidemark.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.config.MailAddress;
import io.tidemark.jobs.report.Delivery.State;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is due: plans it, tries it, and tells the operator what was given up.
 */
public final class ReportDelivery {

	/** What the mails that tell of failures are called in the ledger. */
	static final String FAILURES = "failures";

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

	private final ReportDesk desk;

	public ReportDelivery(ReportDesk desk) {
		this.desk = desk;
	}

	/**
	 * Deliver all that is due of a tenant. What fails is tried again for a while; what
	 * waits after that is tried by the next call.
	 * @param tenant the tenant's name
	 * @param patience for how long mails that failed are waited for
	 * @return what became of the mails
	 */
	public DeliveryResult deliver(String tenant, Duration patience) {
		new HoldPlan(this.desk).plan(tenant);
		new DeliveryPlan(this.desk).planDue(tenant);
		new AlertPlan(this.desk).plan(tenant);
		return deliverPlanned(tenant, patience);
	}

	/**
	 * Send a report again, because somebody asked for it.
	 * @param report the report's name
	 * @param snapshot the snapshot that it tells of
	 * @param only the only address that gets it, null for all recipients
	 * @param dealer the dealer whose figures the address gets if it is no recipient
	 * @param patience for how long mails that failed are waited for
	 * @return what became of the mails
	 */
	public DeliveryResult sendAgain(String report, Snapshot snapshot, @Nullable MailAddress only,
			@Nullable String dealer, Duration patience) {
		List<PlannedMail> mails = this.desk.properties()
			.tenant(snapshot.tenant())
			.report(report)
			.recipients()
			.stream()
			.flatMap((group) -> group.all()
				.stream()
				.map((address) -> DeliveryPlan.mail(report, snapshot, address, group.dealer())))
			.filter((mail) -> only == null || mail.recipient().equals(only.key()))
			.toList();
		if (mails.isEmpty() && only != null) {
			mails = List.of(DeliveryPlan.mail(report, snapshot, only, dealer));
		}
		mails.forEach((mail) -> this.desk.ledger().planAgain(mail, this.desk.properties().mail().from()));
		return deliverPlanned(snapshot.tenant(), patience);
	}

	/**
	 * Deliver what is in the ledger already.
	 * @param tenant the tenant's name
	 * @param patience for how long mails that failed are waited for
	 * @return what became of the mails
	 */
	DeliveryResult deliverPlanned(String tenant, Duration patience) {
		Instant end = this.desk.clock().instant().plus(patience);
		DeliveryAttempt attempt = new DeliveryAttempt(this.desk, tenant);
		int sent = 0;
		int givenUp = 0;
		do {
			Optional<State> state = attempt.tryNext();
			while (state.isPresent()) {
				sent += (state.get() == State.SENT) ? 1 : 0;
				givenUp += (state.get() == State.GIVEN_UP) ? 1 : 0;
				state = attempt.tryNext();
			}
			tellOperator(tenant);
		}
		while (waitForNext(tenant, end));
		return new DeliveryResult(sent, givenUp, this.desk.ledger().findNextAttempt(tenant).orElse(null));
	}

	/**
	 * Wait until the next mail is due, if that is in time.
	 */
	private boolean waitForNext(String tenant, Instant end) {
		Instant next = this.desk.ledger().findNextAttempt(tenant).orElse(Instant.MAX);
		if (next.isAfter(end)) {
			return false;
		}
		try {
			Duration pause = Duration.between(this.desk.clock().instant(), next);
			Thread.sleep(Math.max(pause.toMillis(), SHORTEST_PAUSE.toMillis()));
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void tellOperator(String tenant) {
		MailAddress operator = this.desk.properties().mail().operator();
		if (operator == null) {
			return;
		}
		new StoreTransaction(this.desk.dataSource()).run(() -> {
			List<Delivery> failed = this.desk.ledger()
				.takeUntold(tenant)
				.stream()
				.filter((delivery) -> !delivery.mail().report().equals(FAILURES))
				.toList();
			if (!failed.isEmpty()) {
				PlannedMail mail = new PlannedMail(tenant, FAILURES, operator.key(), null,
						failed.get(0).mail().version(), 0, notice(tenant, failed));
				this.desk.ledger().planAgain(mail, this.desk.properties().mail().from());
			}
		});
	}

	private static Notice notice(String tenant, List<Delivery> failed) {
		String lines = failed.stream()
			.map((delivery) -> "- %s of %s to %s, after %s: %s".formatted(delivery.mail().report(),
					delivery.mail().version(), delivery.mail().recipient(), attempts(delivery.attempts()),
					delivery.lastError()))
			.collect(Collectors.joining("\n"));
		return new Notice("Tidemark: %s of %s could not be delivered".formatted(mails(failed.size()), tenant), """
				%s of %s could not be delivered, and nothing more is tried:

				%s

				When the cause is fixed, send them again with './tidemark report send'.
				""".formatted(mails(failed.size()), tenant, lines));
	}

	private static String mails(int number) {
		return (number == 1) ? "1 mail" : number + " mails";
	}

	private static String attempts(int number) {
		return (number == 1) ? "1 attempt" : number + " attempts";
	}

}
