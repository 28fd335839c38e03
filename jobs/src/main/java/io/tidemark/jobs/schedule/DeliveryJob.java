package io.tidemark.jobs.schedule;

import java.time.Duration;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.delivery.ReportDelivery.DeliveryResult;
import io.tidemark.jobs.delivery.ReportDelivery;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Delivers reports with a time of their own, and mails that failed before.
 */
@DisallowConcurrentExecution
final class DeliveryJob implements Job {

	private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryJob.class);

	private final ReportDelivery delivery;

	private final TidemarkProperties properties;

	DeliveryJob(ReportDelivery delivery, TidemarkProperties properties) {
		this.delivery = delivery;
		this.properties = properties;
	}

	@Override
	public void execute(JobExecutionContext context) {
		this.properties.tenants().keySet().stream().sorted().forEach(this::deliver);
	}

	private void deliver(String tenant) {
		try (MDC.MDCCloseable context = MDC.putCloseable("tenant", tenant)) {
			DeliveryResult result = this.delivery.deliver(tenant, Duration.ZERO);
			if (result.sent() > 0 || result.givenUp() > 0) {
				LOGGER.info("{}: {}", tenant, result.sentence());
			}
		}
		catch (RuntimeException ex) {
			LOGGER.error("{}: reports can't be delivered, trying again in a minute: {}", tenant, ex.getMessage());
		}
	}

}
