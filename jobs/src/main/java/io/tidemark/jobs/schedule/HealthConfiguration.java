package io.tidemark.jobs.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.tidemark.sql.SqlFile;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Boot's health endpoint over HTTP, whose liveness is that the scheduler checks in at the
 * store: one that hangs doesn't answer, and one that lost the store starts nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class HealthConfiguration {

	/** After this long without a check-in, others have taken over. */
	private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

	@Bean
	HealthIndicator scheduler(Scheduler runs, JdbcClient store, Clock clock) {
		return () -> {
			try {
				Instant silent = clock.instant().minus(LONGEST_SILENCE);
				return (checkIn(store, runs).isAfter(silent) ? Health.up() : Health.down()).build();
			}
			catch (DataAccessException | SchedulerException ex) {
				return Health.down(ex).build();
			}
		};
	}

	private static Instant checkIn(JdbcClient store, Scheduler scheduler) throws SchedulerException {
		return Instant.ofEpochMilli(store.sql(SqlFile.load("store/read/find_check_in"))
			.param("scheduler", scheduler.getSchedulerInstanceId())
			.query(Long.class)
			.single());
	}

}
