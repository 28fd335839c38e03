package io.tidemark.jobs.report;

import io.tidemark.config.MailAddress;
import io.tidemark.snapshot.Snapshot;

/**
 * Enters into the ledger what the operator is to be told of held snapshots, once of each.
 */
final class HoldPlan {

	/** What the mails that tell of held snapshots are called in the ledger. */
	static final String HOLD = "hold";

	private final ReportDesk desk;

	HoldPlan(ReportDesk desk) {
		this.desk = desk;
	}

	void plan(String tenant) {
		MailAddress operator = this.desk.properties().mail().operator();
		if (operator == null) {
			return;
		}
		for (Snapshot held : this.desk.snapshots().findHeld(tenant)) {
			this.desk.ledger()
				.plan(new PlannedMail(tenant, HOLD, operator.key(), null, held.version(), 0, notice(held)),
						this.desk.properties().mail().from());
		}
	}

	private Notice notice(Snapshot held) {
		HeldSnapshot story = new HeldSnapshot(held);
		String served = this.desk.snapshots()
			.findLatestPublished(held.tenant())
			.map((current) -> "%s goes on being served.".formatted(current.version()))
			.orElse("Nothing is served yet.");
		return new Notice("Tidemark: snapshot %s of %s is held".formatted(held.version(), held.tenant()), """
				Snapshot %s of %s, data as of %s, failed its checks and is held. %s

				%s

				Look at it, then release it or discard it:

				%s

				%s
				""".formatted(held.version(), held.tenant(), held.dataAsOf(), served, story.reasons(), story.commands(),
				story.advice()));
	}

}
