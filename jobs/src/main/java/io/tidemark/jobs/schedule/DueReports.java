package io.tidemark.jobs.schedule;

import java.time.Duration;
import java.util.Collection;

import io.tidemark.jobs.report.DeliveryResult;
import io.tidemark.jobs.report.ReportDelivery;
import io.tidemark.jobs.nightly.LogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is due of every tenant: reports with a time of their own, and mails that
 * failed before. The ledger keeps several schedulers from sending a mail twice.
 */
final class DueReports implements Runnable {

	private static final Logger LOGGER = LoggerFactory.getLogger(DueReports.class);

	private final ReportDelivery delivery;

	private final Collection<String> tenants;

	DueReports(ReportDelivery delivery, Collection<String> tenants) {
		this.delivery = delivery;
		this.tenants = tenants;
	}

	@Override
	public void run() {
		this.tenants.forEach(this::deliver);
	}

	private void deliver(String tenant) {
		try (LogContext context = LogContext.ofTenant(tenant)) {
			deliverDue(tenant);
		}
	}

	private void deliverDue(String tenant) {
		try {
			DeliveryResult result = this.delivery.deliver(tenant, Duration.ZERO);
			if (result.sent() > 0 || result.givenUp() > 0) {
				LOGGER.info("{}: {}", tenant, result.sentence());
			}
		}
		catch (RuntimeException ex) {
			LOGGER.error("{}: reports are not delivered, which is tried again in a minute: {}", tenant,
					ex.getMessage());
		}
	}

}
