package io.tidemark.jobs.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.cron.LocalCron;
import org.jspecify.annotations.Nullable;
import org.quartz.JobKey;
import org.quartz.TriggerKey;

/**
 * When a tenant's nightly run starts.
 */
public record Schedule(String tenant, String expression, ZoneId zone) {

	/** The group of Quartz's jobs and triggers of nightly runs. */
	static final String GROUP = "nightly";

	private static final Duration YEAR = Duration.ofDays(366);

	/**
	 * Return the schedules that are configured, by tenant's name.
	 */
	public static List<Schedule> all(TidemarkProperties properties) {
		return properties.tenants()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.flatMap((tenant) -> find(tenant.getKey(), tenant.getValue()).stream())
			.toList();
	}

	public static Optional<Schedule> find(String tenant, TenantProperties properties) {
		return Optional.ofNullable(properties.schedule())
			.map((expression) -> new Schedule(tenant, expression.strip(), properties.timeZone()));
	}

	/**
	 * Return the first time after an instant, null if none comes.
	 */
	public @Nullable ZonedDateTime next(Instant after) {
		Instant next = LocalCron.of(this.expression, this.zone).next(after);
		return (next != null) ? next.atZone(this.zone) : null;
	}

	/**
	 * Find the first time within a year after an instant that the clocks jump over, which
	 * no clock shows.
	 */
	public Optional<LocalDateTime> findSkipped(Instant after) {
		return LocalCron.of(this.expression, this.zone).findSkipped(after, after.plus(YEAR));
	}

	String text() {
		return this.expression + " " + this.zone;
	}

	JobKey jobKey() {
		return new JobKey(this.tenant, GROUP);
	}

	TriggerKey triggerKey() {
		return new TriggerKey(this.tenant, GROUP);
	}

}
