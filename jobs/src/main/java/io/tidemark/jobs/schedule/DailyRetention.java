package io.tidemark.jobs.schedule;

import java.util.Collection;
import java.util.List;

import io.tidemark.jobs.retention.SnapshotRetention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is kept no longer of tenants whose runs, which would do so, fail or are
 * started by nobody. Several schedulers may do so at once.
 */
final class DailyRetention implements Runnable {

	private static final Logger LOGGER = LoggerFactory.getLogger(DailyRetention.class);

	private final SnapshotRetention retention;

	private final Collection<String> tenants;

	DailyRetention(SnapshotRetention retention, Collection<String> tenants) {
		this.retention = retention;
		this.tenants = List.copyOf(tenants);
	}

	@Override
	public void run() {
		try {
			this.tenants.forEach(this::removeOld);
			this.retention.removeFreeChunks();
		}
		catch (RuntimeException ex) {
			LOGGER.error("Old snapshots are not removed, which is tried again in a day: {}", ex.getMessage());
		}
	}

	private void removeOld(String tenant) {
		long removed = this.retention.removeOld(tenant, null);
		if (removed > 0) {
			LOGGER.info("{}: {} old snapshots are removed", tenant, removed);
		}
	}

}
