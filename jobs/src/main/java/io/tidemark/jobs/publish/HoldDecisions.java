package io.tidemark.jobs.publish;

import java.time.LocalDate;
import java.util.Optional;

import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.snapshot.HoldDecision.Verdict;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import io.tidemark.sql.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides of held snapshots, each once and for good.
 */
public final class HoldDecisions {

	private final JdbcClient jdbc;

	private final SnapshotStore snapshots;

	private final Publication publication;

	private final TransactionTemplate transaction;

	HoldDecisions(JdbcClient jdbc, SnapshotStore snapshots, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.snapshots = snapshots;
		this.publication = new Publication(jdbc, snapshots);
		this.transaction = transaction;
	}

	/**
	 * Publish a held snapshot, or keep it back for good. One that is published becomes
	 * the current one only if no later version is.
	 * @param reason why, which is kept
	 * @throws NotFound if there is no such snapshot
	 * @throws QueryInvalid if it is not held any more, there is no reason, or a later
	 * revision of its day is published
	 */
	public Snapshot decide(String tenant, SnapshotVersion version, Verdict verdict, String reason, String by) {
		if (reason.isBlank()) {
			throw new QueryInvalid("Say why with --reason: the reason is kept with the snapshot.");
		}
		Snapshot snapshot = this.snapshots.load(tenant, version);
		this.transaction.executeWithoutResult((status) -> {
			if (snapshot.holdReason() == null || !insertDecision(snapshot, reason.strip(), by, verdict)) {
				throw new QueryInvalid(refusal(this.snapshots.load(tenant, version)));
			}
			if (verdict == Verdict.RELEASE) {
				refuseIfReplaced(snapshot);
				this.publication.publish(tenant, version);
			}
		});
		return this.snapshots.load(tenant, version);
	}

	private boolean insertDecision(Snapshot snapshot, String reason, String by, Verdict verdict) {
		return this.jdbc.sql(SqlFile.load("store/write/insert_decision"))
			.param("snapshotId", snapshot.id())
			.param("decision", verdict.label())
			.param("reason", reason)
			.param("decidedBy", by)
			.update() == 1;
	}

	/**
	 * Refuse to publish a revision behind the one that its day is known by already: that
	 * would only change what later ones are compared with.
	 */
	private void refuseIfReplaced(Snapshot snapshot) {
		LocalDate date = snapshot.version().businessDate();
		Optional<SnapshotVersion> later = this.snapshots
			.findPublishedBefore(snapshot.tenant(), new SnapshotVersion(date.plusDays(1), 1))
			.map(Snapshot::version)
			.filter((version) -> version.businessDate().equals(date)
					&& version.revision() > snapshot.version().revision());
		if (later.isPresent()) {
			throw new QueryInvalid("Snapshot %s can't be released: %s of the same day is published already; discard %s."
				.formatted(snapshot.version(), later.get(), snapshot.version()));
		}
	}

	private static String refusal(Snapshot snapshot) {
		return switch (snapshot.state()) {
			case PUBLISHED -> "Snapshot %s is published and was never held: there is nothing to decide."
				.formatted(snapshot.version());
			case HELD -> "Snapshot %s could not be released or discarded; try again.".formatted(snapshot.version());
			case RELEASED, DISCARDED -> "Snapshot %s is %s already, and a decision stays: 'snapshots list' tells why."
				.formatted(snapshot.version(), snapshot.state().label());
		};
	}

}
