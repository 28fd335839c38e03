package io.tidemark.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

import io.tidemark.config.MailAddress;
import io.tidemark.config.RecipientProperties;
import io.tidemark.config.ReportDefinition;
import io.tidemark.config.TenantProperties;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.cron.LocalCron;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters what is due into the ledger; what stands there already is not entered again.
 */
final class DeliveryPlan {

	/**
	 * How long after its time a report is still caught up with: an outage over holidays,
	 * but not what was due long before the report was configured.
	 */
	private static final Duration CATCH_UP = Duration.ofDays(7);

	private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryPlan.class);

	private final ReportDesk desk;

	DeliveryPlan(ReportDesk desk) {
		this.desk = desk;
	}

	/**
	 * Plan all reports of a tenant that are due.
	 */
	void planDue(String tenant) {
		TenantProperties properties = this.desk.properties().tenant(tenant);
		if (properties.reports().isEmpty()) {
			return;
		}
		properties.reports()
			.forEach((name, report) -> findDue(tenant, report, properties.timeZone())
				.ifPresent((snapshot) -> planOrTell(name, report, snapshot)));
	}

	/**
	 * Find the snapshot whose report is due: the latest one, or the one that was the
	 * latest when the clock struck.
	 */
	private Optional<Snapshot> findDue(String tenant, ReportDefinition report, ZoneId tenantZone) {
		if (report.isSentAfterPublication()) {
			return this.desk.snapshots().findLatestPublished(tenant);
		}
		ZoneId zone = (report.zone() != null) ? report.zone() : tenantZone;
		Instant now = this.desk.clock().instant();
		Instant earliest = now.minus(CATCH_UP);
		LocalCron cron = LocalCron.of(report.schedule(), zone);
		return cron.findLast(now, CATCH_UP)
			.flatMap((strike) -> this.desk.snapshots().findPublishedBy(tenant, strike))
			.filter((snapshot) -> {
				Instant due = cron.next(Objects.requireNonNull(snapshot.publishedAt()));
				return due != null && !due.isBefore(earliest);
			});
	}

	/**
	 * Plan a report; that one can't be planned is no reason to keep the others back.
	 */
	private void planOrTell(String name, ReportDefinition report, Snapshot snapshot) {
		try {
			plan(name, report, snapshot);
		}
		catch (TidemarkFailure ex) {
			LOGGER.error("Report {} of {} {} can't be planned: {}", name, snapshot.tenant(), snapshot.version(),
					ex.getMessage());
		}
	}

	private void plan(String name, ReportDefinition report, Snapshot snapshot) {
		for (RecipientProperties group : report.recipients()) {
			for (MailAddress address : group.all()) {
				PlannedMail mail = mail(name, snapshot, address, group.dealer());
				if (!report.skipUnchanged() || isWorthSending(mail, snapshot)) {
					this.desk.ledger().plan(mail, this.desk.properties().mail().from());
				}
			}
		}
	}

	private boolean isWorthSending(PlannedMail mail, Snapshot snapshot) {
		Optional<Snapshot> before = this.desk.ledger()
			.findLastReport(mail)
			.flatMap((version) -> this.desk.snapshots().find(mail.tenant(), version))
			.filter(Snapshot::isPublished);
		return before
			.filter((earlier) -> this.desk.mails(mail.tenant())
				.isUnchanged(mail.report(), earlier, snapshot, mail.dealer()))
			.isEmpty();
	}

	static PlannedMail mail(String name, Snapshot snapshot, MailAddress address, @Nullable String dealer) {
		return new PlannedMail(snapshot.tenant(), name, address.key(), dealer, snapshot.version(), 0, null);
	}

}
