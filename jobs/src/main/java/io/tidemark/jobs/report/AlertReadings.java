package io.tidemark.jobs.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.config.AlertProperties;
import io.tidemark.figure.FigureRow;
import io.tidemark.figure.FigureRows;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.FigureQuestion;
import io.tidemark.figure.registry.FigureReader;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotVersion;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures that alerts look at.
 */
final class AlertReadings {

	private final ReportDesk desk;

	AlertReadings(ReportDesk desk) {
		this.desk = desk;
	}

	/**
	 * Find the rows of a figure that are out of bounds, by their dimensions.
	 */
	Map<String, AlertReading> findOn(Snapshot snapshot, AlertProperties alert) {
		Duration age = alert.when().age();
		Map<String, AlertReading> on = new LinkedHashMap<>();
		if (age != null) {
			if (snapshot.dataAsOf().plus(age).isBefore(this.desk.clock().instant())) {
				on.put("", new AlertReading("", "the latest data is as of " + snapshot.dataAsOf()));
			}
			return on;
		}
		Map<String, BigDecimal> before = before(snapshot, alert);
		read(snapshot, snapshot.version().businessDate(), alert).forEach((subject, value) -> {
			if (alert.when().isMet(value, before.get(subject))) {
				on.put(subject, new AlertReading(subject, fact(alert, subject, value, before.get(subject))));
			}
		});
		return on;
	}

	private static String fact(AlertProperties alert, String subject, BigDecimal value, @Nullable BigDecimal before) {
		return "%s of %s%s is %s%s".formatted(alert.column(), alert.figure(), subject.isEmpty() ? "" : " of " + subject,
				value.toPlainString(), (before != null) ? ", it was " + before.toPlainString() : "");
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
		return this.desk.snapshots()
			.findPublishedBefore(snapshot.tenant(), new SnapshotVersion(date.plusDays(1), 1))
			.map((earlier) -> read(earlier, date, alert))
			.orElse(Map.of());
	}

	private Map<String, BigDecimal> read(Snapshot snapshot, LocalDate date, AlertProperties alert) {
		FigureQuestion question = alert.figure();
		if (question.figure().isSeries() && question.parameters().dates().isUnbounded()) {
			question = question.with("dateFrom", date.toString()).with("dateTo", date.toString());
		}
		FigureRows rows = new FigureReader(this.desk.snapshots()).read(snapshot, question).rows();
		String column = Objects.requireNonNull(alert.column());
		Map<String, BigDecimal> values = new LinkedHashMap<>();
		for (FigureRow row : rows.rows()) {
			Object value = row.get(column);
			if (value != null) {
				values.merge(subject(question.figure(), row), new BigDecimal(value.toString()), BigDecimal::add);
			}
		}
		return values;
	}

	/**
	 * Return what a row is of. The dates of a KPI are among it; those of a history or a
	 * series differ from one reading to the next.
	 */
	private static String subject(Figure figure, FigureRow row) {
		return figure.columns()
			.stream()
			.filter((column) -> column.kind().isDimension()
					&& (figure.kind() == Figure.Kind.KPI || column.kind() != ColumnKind.DATE))
			.map((column) -> String.valueOf(row.get(column.name())))
			.collect(Collectors.joining(", "));
	}

}
