package io.tidemark.jobs.delivery;

import io.tidemark.config.MailAddress;
import io.tidemark.config.MailProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tells the operator of held snapshots, once of each.
 */
@Component
@Order(1)
final class HoldPlan implements MailPlan {

	private final MailProperties properties;

	private final SnapshotStore snapshots;

	private final DeliveryLedger ledger;

	HoldPlan(TidemarkProperties properties, SnapshotStore snapshots, DeliveryLedger ledger) {
		this.properties = properties.mail();
		this.snapshots = snapshots;
		this.ledger = ledger;
	}

	@Override
	public void plan(String tenant) {
		MailAddress operator = this.properties.operator();
		if (operator != null) {
			this.snapshots.findHeld(tenant)
				.forEach((held) -> this.ledger.plan(notice(held, operator), this.properties.from()));
		}
	}

	private PlannedMail notice(Snapshot held, MailAddress operator) {
		HeldSnapshot story = new HeldSnapshot(held);
		String served = this.snapshots.findLatestPublished(held.tenant())
			.map((current) -> current.version() + " is still served.")
			.orElse("Nothing is served yet.");
		return PlannedMail.ofNotice("hold", held.tenant(), held.version(), operator,
				"Tidemark: snapshot %s of %s is held".formatted(held.version(), held.tenant()), """
						Snapshot %s of %s, data as of %s, failed its checks and is held. %s

						%s

						Look at it, then release it or discard it:

						%s

						%s
						""".formatted(held.version(), held.tenant(), held.dataAsOf(), served, story.reasons(),
						story.commands(), story.advice()));
	}

}
