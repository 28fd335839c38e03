package io.tidemark.jobs.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.tidemark.config.RecipientProperties;
import io.tidemark.config.ReportDefinition;
import io.tidemark.config.ReportSchedule;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Checks a report before it is due.
 */
public final class ReportCheck {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm VV",
			Locale.ENGLISH);

	private final TidemarkProperties properties;

	private final ReportWriter writer;

	private final Clock clock;

	public ReportCheck(TidemarkProperties properties, ReportWriter writer, Clock clock) {
		this.properties = properties;
		this.writer = writer;
		this.clock = clock;
	}

	/**
	 * Check a report's templates with sample figures and, if there are some, with the
	 * latest ones.
	 * @param latest the latest published snapshot, null if there is none
	 * @return who gets it, and when, in words
	 * @throws ConfigurationInvalid naming file and line of a broken template
	 */
	public String check(String tenant, String name, @Nullable Snapshot latest) {
		ReportDefinition report = this.properties.tenant(tenant).report(name);
		this.writer.check(report);
		if (latest != null) {
			report.recipients()
				.stream()
				.map(RecipientProperties::dealer)
				.distinct()
				.forEach((dealer) -> this.writer.write(name, latest, dealer));
		}
		int addresses = report.recipients().stream().mapToInt((recipient) -> recipient.all().size()).sum();
		return "goes to %s, next %s; renders with %s".formatted(
				(addresses == 1) ? "1 address" : addresses + " addresses", next(tenant, name, this.clock.instant()),
				(latest != null) ? latest.version() : "sample figures");
	}

	/**
	 * Tell when a report is sent, in words.
	 * @param publishedAt when its snapshot is published
	 * @throws ConfigurationInvalid if that never comes
	 */
	public String next(String tenant, String name, Instant publishedAt) {
		TenantProperties properties = this.properties.tenant(tenant);
		ReportDefinition report = properties.report(name);
		if (report.schedule().expression().equals(ReportSchedule.AFTER_PUBLISH)) {
			return "after the run";
		}
		ZoneId zone = (report.zone() != null) ? report.zone() : properties.timeZone();
		Instant due = report.schedule().due(publishedAt, zone);
		if (due == null) {
			throw new ConfigurationInvalid(
					"The schedule '%s' never comes: name a time that does.".formatted(report.schedule().expression()));
		}
		return TIME.format(due.atZone(zone));
	}

}
