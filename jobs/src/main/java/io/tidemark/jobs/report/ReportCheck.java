package io.tidemark.jobs.report;

import java.time.Instant;
import java.time.ZoneId;

import io.tidemark.config.ReportDefinition;
import io.tidemark.config.ReportSchedule;
import io.tidemark.config.TenantProperties;
import io.tidemark.failure.ConfigurationInvalid;

/**
 * Checks a report before it is due.
 */
public final class ReportCheck {

	private final ReportDesk desk;

	public ReportCheck(ReportDesk desk) {
		this.desk = desk;
	}

	/**
	 * Check a report's templates.
	 * @param tenant the tenant's name
	 * @param name the report's name
	 * @return what is done with it next, in words
	 * @throws ConfigurationInvalid naming file and line of a broken template
	 */
	public String check(String tenant, String name) {
		TenantProperties properties = this.desk.properties().tenant(tenant);
		ReportDefinition report = properties.report(name);
		this.desk.mails(tenant).check(report);
		int addresses = report.recipients().stream().mapToInt((recipient) -> recipient.all().size()).sum();
		ZoneId zone = (report.zone() != null) ? report.zone() : properties.timeZone();
		return "goes to %s %s".formatted((addresses == 1) ? "1 address" : addresses + " addresses",
				next(report.schedule(), zone));
	}

	private String next(ReportSchedule schedule, ZoneId zone) {
		if (schedule.expression().equals(ReportSchedule.AFTER_PUBLISH)) {
			return "after the next publication";
		}
		Instant due = schedule.due(this.desk.clock().instant(), zone);
		if (due == null) {
			throw new ConfigurationInvalid(
					"The schedule '%s' never comes: name a time that does.".formatted(schedule.expression()));
		}
		return "next at %s".formatted(due.atZone(zone).toOffsetDateTime());
	}

}
