package io.tidemark.jobs.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.tidemark.config.ReportDefinition;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.cron.LocalCron;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Plans the reports that are due.
 */
@Component
@Order(2)
final class ReportPlan implements MailPlan {

	/**
	 * How long after its time a report is still caught up with: an outage over holidays,
	 * but not what was due long before the report was configured.
	 */
	private static final Duration CATCH_UP = Duration.ofDays(7);

	private static final Logger LOGGER = LoggerFactory.getLogger(ReportPlan.class);

	private final TidemarkProperties properties;

	private final SnapshotStore snapshots;

	private final DeliveryLedger ledger;

	private final ReportWriter writer;

	private final Clock clock;

	ReportPlan(TidemarkProperties properties, SnapshotStore snapshots, DeliveryLedger ledger, ReportWriter writer,
			Clock clock) {
		this.properties = properties;
		this.snapshots = snapshots;
		this.ledger = ledger;
		this.writer = writer;
		this.clock = clock;
	}

	@Override
	public void plan(String tenant) {
		TenantProperties configured = this.properties.tenant(tenant);
		configured.reports()
			.forEach((name, report) -> findDue(tenant, report, configured.timeZone())
				.ifPresent((snapshot) -> planOrTell(name, report, snapshot)));
	}

	/**
	 * Find the snapshot whose report is due: the latest one, or the one that was the
	 * latest when the clock struck.
	 */
	private Optional<Snapshot> findDue(String tenant, ReportDefinition report, ZoneId tenantZone) {
		if (report.isSentAfterPublication()) {
			return this.snapshots.findLatestPublished(tenant);
		}
		ZoneId zone = (report.zone() != null) ? report.zone() : tenantZone;
		Instant now = this.clock.instant();
		LocalCron cron = LocalCron.of(report.schedule(), zone);
		return cron.findLast(now, CATCH_UP)
			.flatMap((strike) -> this.snapshots.findPublishedBy(tenant, strike))
			.filter((snapshot) -> {
				Instant due = cron.next(Objects.requireNonNull(snapshot.publishedAt()));
				return due != null && !due.isBefore(now.minus(CATCH_UP));
			});
	}

	/**
	 * Plan a report; that one can't be planned is no reason to keep the others back.
	 */
	private void planOrTell(String name, ReportDefinition report, Snapshot snapshot) {
		try {
			mails(name, report, snapshot).filter((mail) -> !report.skipUnchanged() || isWorthSending(mail, snapshot))
				.forEach((mail) -> this.ledger.plan(mail, this.properties.mail().from()));
		}
		catch (TidemarkFailure ex) {
			LOGGER.error("Report {} of {} {} can't be planned: {}", name, snapshot.tenant(), snapshot.version(),
					ex.getMessage());
		}
	}

	static Stream<PlannedMail> mails(String name, ReportDefinition report, Snapshot snapshot) {
		return report.recipients()
			.stream()
			.flatMap((group) -> group.all()
				.stream()
				.map((address) -> PlannedMail.ofReport(name, snapshot, address, group.dealer())));
	}

	private boolean isWorthSending(PlannedMail mail, Snapshot snapshot) {
		return this.ledger.findLastReport(mail)
			.flatMap((version) -> this.snapshots.find(mail.tenant(), version))
			.filter(Snapshot::isPublished)
			.filter((earlier) -> this.writer.isUnchanged(mail.report(), earlier, snapshot, mail.dealer()))
			.isEmpty();
	}

}
