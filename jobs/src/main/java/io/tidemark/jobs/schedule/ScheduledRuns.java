package io.tidemark.jobs.schedule;

import java.time.Clock;
import java.time.Instant;

import javax.sql.DataSource;

import io.tidemark.failure.SnapshotHeld;
import io.tidemark.failure.TidemarkFailure;
import io.tidemark.jobs.nightly.LogContext;
import io.tidemark.jobs.nightly.RunLauncher;
import io.tidemark.snapshot.Manifest.Scheduled;
import io.tidemark.snapshot.Snapshot;
import io.tidemark.snapshot.SnapshotStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tenants as they are due, and tells in one line each what became of it.
 */
final class ScheduledRuns {

	private static final Logger LOGGER = LoggerFactory.getLogger(ScheduledRuns.class);

	private final RunLauncher launcher;

	private final SnapshotStore snapshots;

	private final Clock clock = Clock.systemUTC();

	private final Instant upSince = this.clock.instant();

	ScheduledRuns(RunLauncher launcher, DataSource dataSource) {
		this.launcher = launcher;
		this.snapshots = new SnapshotStore(dataSource);
	}

	/**
	 * Run a tenant; a failure is told and not tried again before the next time.
	 */
	void run(Firing firing) {
		Scheduled scheduled = firing.start(this.clock.instant(), this.upSince);
		String due = "%s, due at %s%s".formatted(firing.tenant(), firing.dueAt(), scheduled.late() ? ", late" : "");
		try (LogContext context = LogContext.ofTenant(firing.tenant())) {
			run(firing, scheduled, due);
		}
	}

	private void run(Firing firing, Scheduled scheduled, String due) {
		try {
			if (isStored(firing)) {
				LOGGER.info("{}: stored by a scheduler that ended before it could say so", due);
				return;
			}
			Snapshot snapshot = this.launcher.run(firing.tenant(), scheduled);
			LOGGER.info("{}: snapshot {} is published", due, snapshot.version());
		}
		catch (SnapshotHeld ex) {
			LOGGER.warn("{}: held: {}", due, ex.getMessage());
		}
		catch (TidemarkFailure ex) {
			LOGGER.error("{}: failed: {}", due, ex.getMessage());
		}
		catch (RuntimeException ex) {
			LOGGER.error("{}: failed unexpectedly: {}", due, ex.getMessage(), ex);
		}
	}

	/**
	 * Return whether the run of a scheduler that is gone got as far as its snapshot; the
	 * clocks of schedulers and store must agree to seconds.
	 */
	private boolean isStored(Firing firing) {
		Instant started = firing.interruptedAt();
		return started != null && this.snapshots.findAll(firing.tenant())
			.stream()
			.anyMatch((snapshot) -> snapshot.storedAt().isAfter(started));
	}

}
