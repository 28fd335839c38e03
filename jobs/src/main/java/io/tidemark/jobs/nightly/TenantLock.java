package io.tidemark.jobs.nightly;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.tidemark.failure.StoreUnavailable;
import io.tidemark.failure.TenantBusy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no two processes, on any node, run the same tenant at once: an advisory
 * lock of the store that goes with its connection, even if the process is killed.
 */
final class TenantLock implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(TenantLock.class);

	private static final int SECONDS_TO_ANSWER = 10;

	private final DataSource store;

	private final String tenant;

	private Connection connection;

	private TenantLock(DataSource store, String tenant) {
		this.store = store;
		this.tenant = tenant;
		this.connection = lock();
	}

	static TenantLock take(DataSource store, String tenant) {
		return new TenantLock(store, tenant);
	}

	private Connection lock() {
		try {
			Connection candidate = this.store.getConnection();
			if (isLocked(candidate)) {
				return candidate;
			}
			candidate.close();
		}
		catch (SQLException ex) {
			throw new StoreUnavailable("The report store can't be asked for the run's lock: " + ex.getMessage(), ex);
		}
		throw new TenantBusy(
				"A run of tenant %s is under way already: wait until it has ended.".formatted(this.tenant));
	}

	private boolean isLocked(Connection candidate) throws SQLException {
		try (PreparedStatement statement = candidate
			.prepareStatement("select pg_try_advisory_lock(hashtextextended('tidemark run ' || ?, 0))")) {
			statement.setString(1, this.tenant);
			ResultSet result = statement.executeQuery();
			return result.next() && result.getBoolean(1);
		}
	}

	/**
	 * Take the lock again if it went with its connection, as when the store was started
	 * anew.
	 * @throws TenantBusy if another run has it by now
	 */
	void renew() {
		try {
			if (this.connection.isValid(SECONDS_TO_ANSWER)) {
				return;
			}
			this.connection.close();
		}
		catch (SQLException ex) {
			LOGGER.debug("The connection with the lock of {} is gone", this.tenant, ex);
		}
		this.connection = lock();
	}

	@Override
	public void close() {
		try (Connection ended = this.connection) {
			if (!ended.isClosed()) {
				ended.createStatement().execute("select pg_advisory_unlock_all()");
			}
		}
		catch (SQLException ex) {
			LOGGER.warn("The report store went away, and the lock of {} with it: {}", this.tenant, ex.getMessage());
		}
	}

}
