package io.tidemark.jobs.alert;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.config.AlertProperties;
import io.tidemark.config.MailAddress;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.jobs.delivery.DeliveryLedger;
import io.tidemark.jobs.delivery.MailPlan;
import io.tidemark.jobs.delivery.PlannedMail;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.snapshot.SnapshotVersion;
import io.tidemark.sql.SqlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells of alerts: once when one has been on for its grace period, and once when it ends.
 * Each row of a figure is an alert of its own, by its subject: the row's dimensions,
 * empty for a figure without any.
 */
@Component
@Order(3)
public final class AlertPlan implements MailPlan {

	private static final Logger LOGGER = LoggerFactory.getLogger(AlertPlan.class);

	private final TidemarkProperties properties;

	private final SnapshotStore snapshots;

	private final DeliveryLedger ledger;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AlertPlan(TidemarkProperties properties, SnapshotStore snapshots, DeliveryLedger ledger, JdbcClient jdbc,
			TransactionTemplate transaction, Clock clock) {
		this.properties = properties;
		this.snapshots = snapshots;
		this.ledger = ledger;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	public void plan(String tenant) {
		Map<String, AlertProperties> alerts = this.properties.tenant(tenant).alerts();
		if (!alerts.isEmpty()) {
			this.snapshots.findLatestPublished(tenant)
				.ifPresent((snapshot) -> alerts.forEach((name, alert) -> planOrTell(snapshot, name, alert)));
		}
	}

	private void planOrTell(Snapshot snapshot, String name, AlertProperties alert) {
		try {
			Map<String, String> on = findOn(snapshot, alert);
			this.transaction.executeWithoutResult((status) -> plan(snapshot, name, alert, on));
		}
		catch (TidemarkFailure ex) {
			LOGGER.error("Alert {} of {} can't be evaluated: {}", name, snapshot.tenant(), ex.getMessage());
		}
	}

	private void plan(Snapshot snapshot, String name, AlertProperties alert, Map<String, String> on) {
		List<String> known = this.jdbc.sql(SqlFile.load("store/delivery/find_alerts"))
			.param("tenant", snapshot.tenant())
			.param("alert", name)
			.query(String.class)
			.list();
		on.forEach((subject, fact) -> begin(snapshot, name, alert, subject, fact));
		known.stream()
			.filter((subject) -> !on.containsKey(subject))
			.forEach((subject) -> end(snapshot, name, alert, subject));
	}

	private void begin(Snapshot snapshot, String name, AlertProperties alert, String subject, String fact) {
		Instant now = this.clock.instant();
		boolean isDue = this.jdbc.sql(SqlFile.load("store/delivery/note_alert"))
			.params(key(snapshot, name, subject))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("latest", now.minus(alert.grace()).atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.optional()
			.orElse(false);
		if (isDue) {
			tell(snapshot, name, alert, ": " + fact, """
					%s

					This is a Tidemark alert: %s, when %s.
					Snapshot %s, data as of %s.
					You will get one more mail when it ends.
					""".formatted(fact, alert.figure(), alert.when().text(), snapshot.version(), snapshot.dataAsOf()));
		}
	}

	private void end(Snapshot snapshot, String name, AlertProperties alert, String subject) {
		this.jdbc.sql(SqlFile.load("store/delivery/end_alert"))
			.params(key(snapshot, name, subject))
			.query(OffsetDateTime.class)
			.optional()
			.ifPresent((told) -> tell(snapshot, name, alert, " is over", """
					%s%s is within its bounds again: no longer %s.

					It was reported at %s. Snapshot %s, data as of %s.
					""".formatted(alert.figure(), of(subject), alert.when().text(), told.toInstant(),
					snapshot.version(), snapshot.dataAsOf())));
	}

	private static Map<String, Object> key(Snapshot snapshot, String name, String subject) {
		return Map.of("tenant", snapshot.tenant(), "alert", name, "subject", subject);
	}

	private void tell(Snapshot snapshot, String name, AlertProperties alert, String news, String text) {
		MailAddress operator = this.properties.mail().operator();
		List<MailAddress> recipients = (alert.to().isEmpty() && operator != null) ? List.of(operator) : alert.to();
		recipients.forEach((recipient) -> this.ledger.planAgain(
				PlannedMail.ofNotice("alert " + name, snapshot.tenant(), snapshot.version(), recipient,
						"Alert %s of %s%s".formatted(name, snapshot.tenant(), news), text),
				this.properties.mail().from()));
	}

	/**
	 * Find the rows of a figure that are out of bounds: by their subject what is so, in
	 * one line.
	 */
	private Map<String, String> findOn(Snapshot snapshot, AlertProperties alert) {
		Duration age = alert.when().age();
		if (age != null) {
			return snapshot.dataAsOf().plus(age).isBefore(this.clock.instant())
					? Map.of("", "the latest data is as of " + snapshot.dataAsOf()) : Map.of();
		}
		Map<String, String> on = new LinkedHashMap<>();
		Map<String, BigDecimal> before = before(snapshot, alert);
		read(snapshot, snapshot.version().businessDate(), alert).forEach((subject, value) -> {
			BigDecimal earlier = before.get(subject);
			if (alert.when().isMet(value, earlier)) {
				on.put(subject, "%s of %s%s is %s%s".formatted(alert.column(), alert.figure(), of(subject),
						value.toPlainString(), (earlier != null) ? ", it was " + earlier.toPlainString() : ""));
			}
		});
		return on;
	}

	private static String of(String subject) {
		return subject.isEmpty() ? "" : " of " + subject;
	}

	/**
	 * Read the earlier values: a series has them itself, a KPI in the snapshot that was
	 * the last one by then.
	 */
	private Map<String, BigDecimal> before(Snapshot snapshot, AlertProperties alert) {
		Period back = alert.when().back();
		if (back == null) {
			return Map.of();
		}
		LocalDate date = snapshot.version().businessDate().minus(back);
		if (alert.figure().figure().isSeries()) {
			return read(snapshot, date, alert);
		}
		return this.snapshots.findPublishedBefore(snapshot.tenant(), new SnapshotVersion(date.plusDays(1), 1))
			.map((earlier) -> read(earlier, date, alert))
			.orElse(Map.of());
	}

	private Map<String, BigDecimal> read(Snapshot snapshot, LocalDate date, AlertProperties alert) {
		FigureQuestion question = alert.figure();
		if (question.figure().isSeries() && question.parameters().dates().isUnbounded()) {
			question = question.with("dateFrom", date.toString()).with("dateTo", date.toString());
		}
		FigureRows rows = new FigureReader(this.snapshots).read(snapshot, question).rows();
		String column = Objects.requireNonNull(alert.column());
		Map<String, BigDecimal> values = new LinkedHashMap<>();
		for (FigureRow row : rows.rows()) {
			Object value = row.get(column);
			if (value != null) {
				values.merge(subject(question.figure().kind(), rows.columns(), row), new BigDecimal(value.toString()),
						BigDecimal::add);
			}
		}
		return values;
	}

	/**
	 * Return what a row is of. The dates of a KPI are among it, but not the names of
	 * dealers, which may be missing; the dates of a history or a series differ from one
	 * reading to the next.
	 */
	private static String subject(Figure.Kind kind, List<FigureColumn> columns, FigureRow row) {
		return columns.stream()
			.filter((column) -> column.kind().isDimension()
					&& ((kind == Figure.Kind.KPI) ? !column.isNullable() : column.kind() != ColumnKind.DATE))
			.map((column) -> String.valueOf(row.get(column.name())))
			.collect(Collectors.joining(", "));
	}

}
