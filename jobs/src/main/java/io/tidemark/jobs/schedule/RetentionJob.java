package io.tidemark.jobs.schedule;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.retention.SnapshotRetention;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes old snapshots of tenants whose runs, which would do so, fail or don't start.
 */
@DisallowConcurrentExecution
final class RetentionJob implements Job {

	private static final Logger LOGGER = LoggerFactory.getLogger(RetentionJob.class);

	private final SnapshotRetention retention;

	private final TidemarkProperties properties;

	RetentionJob(SnapshotRetention retention, TidemarkProperties properties) {
		this.retention = retention;
		this.properties = properties;
	}

	@Override
	public void execute(JobExecutionContext context) {
		try {
			this.properties.tenants().keySet().forEach(this::removeOld);
			this.retention.removeFreeChunks();
		}
		catch (RuntimeException ex) {
			LOGGER.error("Old snapshots can't be removed, trying again in a day: {}", ex.getMessage());
		}
	}

	private void removeOld(String tenant) {
		long removed = this.retention.removeOld(tenant, null);
		if (removed > 0) {
			LOGGER.info("{}: removed {} old snapshots", tenant, removed);
		}
	}

}
