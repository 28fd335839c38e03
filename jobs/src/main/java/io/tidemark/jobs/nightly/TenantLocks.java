package io.tidemark.jobs.nightly;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.tidemark.failure.StoreUnavailable;
import io.tidemark.failure.TenantBusy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * Keeps two processes, on any node, from running one tenant at once: advisory locks of
 * the store, each of which goes with its connection, even if the process is killed.
 */
@Component
class TenantLocks {

	private static final Logger LOGGER = LoggerFactory.getLogger(TenantLocks.class);

	private static final int SECONDS_TO_ANSWER = 10;

	private final DataSource store;

	private final Map<String, Connection> held = new ConcurrentHashMap<>();

	TenantLocks(DataSource store) {
		this.store = store;
	}

	/**
	 * Do work on a tenant that nobody else does meanwhile.
	 * @throws TenantBusy if another run has its lock
	 */
	<T> T whileLocked(String tenant, Supplier<T> work) {
		this.held.put(tenant, lock(tenant));
		try {
			return work.get();
		}
		finally {
			release(tenant);
		}
	}

	/**
	 * Lock a tenant again if its lock went with its connection, as when the store was
	 * restarted.
	 * @throws TenantBusy if another run has it by now
	 */
	void renew(String tenant) {
		Connection connection = this.held.get(tenant);
		try {
			if (connection != null && connection.isValid(SECONDS_TO_ANSWER)) {
				return;
			}
		}
		catch (SQLException ex) {
			LOGGER.debug("The connection with the lock of {} is gone", tenant, ex);
		}
		JdbcUtils.closeConnection(connection);
		this.held.put(tenant, lock(tenant));
	}

	private Connection lock(String tenant) {
		Connection candidate = null;
		try {
			candidate = this.store.getConnection();
			boolean isLocked = JdbcClient.create(new SingleConnectionDataSource(candidate, true))
				.sql("select pg_try_advisory_lock(hashtextextended('tidemark run ' || :tenant, 0))")
				.param("tenant", tenant)
				.query(Boolean.class)
				.single();
			if (isLocked) {
				return candidate;
			}
		}
		catch (SQLException | DataAccessException ex) {
			JdbcUtils.closeConnection(candidate);
			throw new StoreUnavailable("The report store can't be asked for the run's lock: " + ex.getMessage(), ex);
		}
		JdbcUtils.closeConnection(candidate);
		throw new TenantBusy("A run of tenant %s is under way already: wait until it has ended.".formatted(tenant));
	}

	private void release(String tenant) {
		try (Connection ended = this.held.remove(tenant)) {
			if (ended != null && !ended.isClosed()) {
				ended.createStatement().execute("select pg_advisory_unlock_all()");
			}
		}
		catch (SQLException ex) {
			LOGGER.warn("The report store went away, and the lock of {} with it: {}", tenant, ex.getMessage());
		}
	}

}
