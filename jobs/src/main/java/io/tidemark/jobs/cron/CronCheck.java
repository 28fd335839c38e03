package io.tidemark.jobs.cron;

import java.time.Instant;
import java.time.ZoneOffset;

import io.tidemark.config.ReportDefinition;
import io.tidemark.config.TenantProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.Assert;

/**
 * Refuses schedules that Quartz does not understand while the configuration is read. The
 * API, which runs nothing, does without it and Quartz.
 */
public final class CronCheck implements BindHandler {

	private static final int LONGEST_SCHEDULE = 120;

	@Override
	public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
		if (result instanceof TenantProperties tenant && tenant.schedule() != null) {
			Assert.isTrue(tenant.schedule().length() <= LONGEST_SCHEDULE,
					"schedule must have at most %s characters".formatted(LONGEST_SCHEDULE));
			String problem = findProblem(tenant.schedule().strip(), true);
			Assert.isTrue(problem == null,
					"schedule '%s' is no cron expression (%s): write seconds, minutes, hours, day of month, month and day of week, like '0 30 1 * * ?'"
						.formatted(tenant.schedule(), problem));
		}
		if (result instanceof ReportDefinition report && !report.isSentAfterPublication()) {
			Assert.isTrue(findProblem(report.schedule(), false) == null,
					"a schedule must be after-publish or a cron expression like '0 0 7 ? * MON-FRI', not '%s'"
						.formatted(report.schedule()));
		}
		return result;
	}

	private static @Nullable String findProblem(String expression, boolean mustCome) {
		try {
			boolean comes = LocalCron.of(expression, ZoneOffset.UTC).next(Instant.now()) != null;
			return (comes || !mustCome) ? null : "it never comes";
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
	}

}
