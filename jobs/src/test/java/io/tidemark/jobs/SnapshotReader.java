package io.tidemark.jobs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.tidemark.snapshot.SnapshotStore;

/**
 * Reads the whole of what a tenant is served over and over, beside all else.
 */
final class SnapshotReader implements AutoCloseable {

	private static final int PAUSE_MILLIS = 200;

	private final SnapshotStore snapshots;

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	private final AtomicInteger reads = new AtomicInteger();

	private final Thread thread = new Thread(this::readOn, "reader");

	private volatile String tenant = "";

	private SnapshotReader(SnapshotStore snapshots) {
		this.snapshots = snapshots;
	}

	static SnapshotReader start(KilledTenants tenants) {
		SnapshotReader reader = new SnapshotReader(tenants.snapshots());
		reader.thread.setDaemon(true);
		reader.thread.start();
		return reader;
	}

	/**
	 * Read a tenant from now on, which has a store by now.
	 */
	void read(String anew) {
		this.tenant = anew;
	}

	private void readOn() {
		try {
			while (!this.thread.isInterrupted()) {
				if (!this.tenant.isEmpty()) {
					this.snapshots.findLatestPublished(this.tenant).ifPresent(this.snapshots::verify);
					this.reads.incrementAndGet();
				}
				Thread.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			// it is enough
		}
		catch (RuntimeException ex) {
			this.failures.add(ex);
		}
	}

	List<Throwable> failures() {
		return List.copyOf(this.failures);
	}

	int reads() {
		return this.reads.get();
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}
