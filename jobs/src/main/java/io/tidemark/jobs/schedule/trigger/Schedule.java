package io.tidemark.jobs.schedule.trigger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import io.tidemark.config.LocalCron;
import io.tidemark.config.TenantProperties;
import io.tidemark.config.TidemarkProperties;
import org.jspecify.annotations.Nullable;
import org.quartz.JobKey;
import org.quartz.TriggerKey;

/**
 * When a tenant's nightly run starts.
 *
 * @param tenant the tenant's name
 * @param expression a Quartz cron expression
 * @param zone the zone of its times
 */
public record Schedule(String tenant, String expression, ZoneId zone) {

	/** The group of Quartz's jobs and triggers of nightly runs. */
	static final String GROUP = "nightly";

	/**
	 * Return the schedules that are configured, by tenant's name.
	 * @param properties the configuration
	 * @return those of the tenants that have one
	 */
	public static List<Schedule> all(TidemarkProperties properties) {
		return properties.tenants()
			.entrySet()
			.stream()
			.filter((tenant) -> tenant.getValue().schedule() != null)
			.sorted(Map.Entry.comparingByKey())
			.map((tenant) -> of(tenant.getKey(), tenant.getValue()))
			.toList();
	}

	private static Schedule of(String tenant, TenantProperties properties) {
		return new Schedule(tenant, String.valueOf(properties.schedule()).strip(), properties.timeZone());
	}

	/**
	 * Return the first time after an instant.
	 * @param after exclusive
	 * @return the time in the schedule's zone, null if none comes
	 */
	public @Nullable ZonedDateTime next(Instant after) {
		Instant next = LocalCron.of(this.expression, this.zone).next(after);
		return (next != null) ? next.atZone(this.zone) : null;
	}

	JobKey jobKey() {
		return new JobKey(this.tenant, GROUP);
	}

	TriggerKey triggerKey() {
		return new TriggerKey(this.tenant, GROUP);
	}

}
