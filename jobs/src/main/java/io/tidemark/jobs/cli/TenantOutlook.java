package io.tidemark.jobs.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tidemark.config.TenantProperties;
import io.tidemark.jobs.delivery.ReportPreview;
import io.tidemark.jobs.schedule.Schedule;

/**
 * Says what is done for a tenant next, and when on its wall clock.
 *
 * @param name the tenant's name
 * @param tenant what is configured for it
 * @param clock the time
 */
record TenantOutlook(String name, TenantProperties tenant, Clock clock) {

	static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm VV", Locale.ENGLISH);

	/**
	 * Tell of the next run.
	 */
	String run(Optional<Schedule> schedule) {
		Instant now = this.clock.instant();
		Optional<ZonedDateTime> next = schedule.map((each) -> each.next(now));
		if (next.isEmpty()) {
			return "no schedule, so 'run --tenant %s' runs it, which now would close %s".formatted(this.name,
					closes(now));
		}
		return "next run %s (%s), closes %s".formatted(TIME.format(next.get()),
				inWords(Duration.between(now, next.get().toInstant())), closes(next.get().toInstant()));
	}

	/**
	 * Tell of the reports of the next run.
	 */
	String reports(Optional<Schedule> schedule, ReportPreview reports) {
		Instant now = this.clock.instant();
		Instant published = schedule.map((each) -> each.next(now)).map(ZonedDateTime::toInstant).orElse(now);
		List<String> names = List.copyOf(this.tenant.reports().keySet());
		return names.isEmpty() ? "no reports"
				: names.stream()
					.map((report) -> "report '%s' %s".formatted(report, reports.next(this.name, report, published)))
					.collect(Collectors.joining(", "));
	}

	private String closes(Instant runAt) {
		Instant asOf = this.tenant.source().asOf();
		if (asOf == null && this.tenant.source().files() != null) {
			return "the day before the newest file";
		}
		return ((asOf != null) ? asOf : runAt).atZone(this.tenant.timeZone()).toLocalDate().minusDays(1).toString();
	}

	/**
	 * Tell how long something takes, rounded down to what matters.
	 */
	private static String inWords(Duration duration) {
		if (duration.toDays() >= 2) {
			return "in %s days".formatted(duration.toDays());
		}
		return (duration.toHours() >= 1) ? "in %s h".formatted(duration.toHours())
				: "in %s min".formatted(duration.toMinutes());
	}

}
