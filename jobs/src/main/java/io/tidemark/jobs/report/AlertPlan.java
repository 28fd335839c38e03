package io.tidemark.jobs.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidemark.config.AlertProperties;
import io.tidemark.config.MailAddress;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.sql.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Enters into the ledger what is to be told of alerts: once when one has been on for its
 * grace period, and once when it ends.
 */
final class AlertPlan {

	private static final Logger LOGGER = LoggerFactory.getLogger(AlertPlan.class);

	private final ReportDesk desk;

	private final JdbcClient jdbc;

	AlertPlan(ReportDesk desk) {
		this.desk = desk;
		this.jdbc = JdbcClient.create(desk.dataSource());
	}

	void plan(String tenant) {
		Map<String, AlertProperties> alerts = this.desk.properties().tenant(tenant).alerts();
		if (alerts.isEmpty()) {
			return;
		}
		this.desk.snapshots()
			.findLatestPublished(tenant)
			.ifPresent((snapshot) -> alerts.forEach((name, alert) -> planOrTell(snapshot, name, alert)));
	}

	private void planOrTell(Snapshot snapshot, String name, AlertProperties alert) {
		try {
			plan(snapshot, name, alert);
		}
		catch (TidemarkFailure ex) {
			LOGGER.error("Alert {} of {} can't be looked at: {}", name, snapshot.tenant(), ex.getMessage());
		}
	}

	private void plan(Snapshot snapshot, String name, AlertProperties alert) {
		Map<String, AlertReading> on = new AlertReadings(this.desk).findOn(snapshot, alert);
		List<String> known = this.jdbc.sql(SqlFile.load("store/delivery/find_alerts"))
			.param("tenant", snapshot.tenant())
			.param("alert", name)
			.query(String.class)
			.list();
		on.forEach((subject, reading) -> new StoreTransaction(this.desk.dataSource())
			.run(() -> begin(snapshot, name, alert, reading)));
		known.stream()
			.filter((subject) -> !on.containsKey(subject))
			.forEach((subject) -> new StoreTransaction(this.desk.dataSource())
				.run(() -> end(snapshot, name, alert, subject)));
	}

	private void begin(Snapshot snapshot, String name, AlertProperties alert, AlertReading reading) {
		Instant now = this.desk.clock().instant();
		this.jdbc.sql(SqlFile.load("store/delivery/begin_alert"))
			.params(key(snapshot, name, reading.subject()))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update();
		int told = this.jdbc.sql(SqlFile.load("store/delivery/tell_alert"))
			.params(key(snapshot, name, reading.subject()))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("latest", now.minus(alert.grace()).atOffset(ZoneOffset.UTC))
			.update();
		if (told > 0) {
			tell(snapshot, name, alert,
					new Notice("Alert %s of %s: %s".formatted(name, snapshot.tenant(), reading.fact()), """
							%s

							This is an alert of Tidemark: %s, when %s.
							Snapshot %s, data as of %s.
							You will be told once when it ends.
							""".formatted(reading.fact(), alert.figure(), alert.when().text(), snapshot.version(),
							snapshot.dataAsOf())));
		}
	}

	private void end(Snapshot snapshot, String name, AlertProperties alert, String subject) {
		Optional<OffsetDateTime> since = this.jdbc.sql(SqlFile.load("store/delivery/end_alert"))
			.params(key(snapshot, name, subject))
			.query((row, number) -> Optional.ofNullable(row.getObject("told_at", OffsetDateTime.class)))
			.optional()
			.flatMap((told) -> told);
		since.ifPresent((told) -> tell(snapshot, name, alert,
				new Notice("Alert %s of %s is over".formatted(name, snapshot.tenant()), """
						%s%s is within its bounds again: no longer %s.

						It was told at %s. Snapshot %s, data as of %s.
						""".formatted(alert.figure(), subject.isEmpty() ? "" : " of " + subject, alert.when().text(),
						told.toInstant(), snapshot.version(), snapshot.dataAsOf()))));
	}

	private static Map<String, Object> key(Snapshot snapshot, String name, String subject) {
		return Map.of("tenant", snapshot.tenant(), "alert", name, "subject", subject);
	}

	private void tell(Snapshot snapshot, String name, AlertProperties alert, Notice notice) {
		MailAddress operator = this.desk.properties().mail().operator();
		List<MailAddress> recipients = (alert.to().isEmpty() && operator != null) ? List.of(operator) : alert.to();
		for (MailAddress recipient : recipients) {
			this.desk.ledger()
				.planAgain(new PlannedMail(snapshot.tenant(), "alert " + name, recipient.key(), null,
						snapshot.version(), 0, notice), this.desk.properties().mail().from());
		}
	}

}
