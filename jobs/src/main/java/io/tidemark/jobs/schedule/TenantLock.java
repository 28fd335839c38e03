package io.tidemark.jobs.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.tidemark.failure.StoreUnavailable;
import io.tidemark.failure.TenantBusy;

/**
 * Sees to it that no two processes, on any node, run the same tenant at once: an advisory
 * lock of the store that goes with its connection, even if the process is killed.
 */
final class TenantLock implements AutoCloseable {

	private final Connection connection;

	private TenantLock(Connection connection) {
		this.connection = connection;
	}

	static TenantLock take(DataSource store, String tenant) {
		try {
			Connection connection = store.getConnection();
			try (PreparedStatement statement = connection
				.prepareStatement("select pg_try_advisory_lock(hashtextextended('tidemark run ' || ?, 0))")) {
				statement.setString(1, tenant);
				ResultSet result = statement.executeQuery();
				if (result.next() && result.getBoolean(1)) {
					return new TenantLock(connection);
				}
			}
			connection.close();
		}
		catch (SQLException ex) {
			throw new StoreUnavailable("The report store can't be asked for the run's lock: " + ex.getMessage(), ex);
		}
		throw new TenantBusy("A run of tenant %s is under way already: wait until it has ended.".formatted(tenant));
	}

	@Override
	public void close() {
		try (PreparedStatement statement = this.connection.prepareStatement("select pg_advisory_unlock_all()")) {
			statement.execute();
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new StoreUnavailable("The report store is gone: " + ex.getMessage(), ex);
		}
	}

}
