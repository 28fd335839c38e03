package io.tidemark.jobs.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Makes a Quartz scheduler that shares its store with others.
 */
final class ClusteredQuartz {

	/** By which the schedulers of a store know each other. */
	private static final String NAME = "tidemark";

	/** After about two of these without a sign of life, another scheduler takes over. */
	private static final long CHECK_IN_MILLIS = 5_000;

	private ClusteredQuartz() {
	}

	static Scheduler create(DataSource dataSource, int parallelRuns) throws SchedulerException {
		String id = UUID.randomUUID().toString();
		DBConnectionManager.getInstance().addConnectionProvider(id, new StoreConnections(dataSource));
		SimpleThreadPool threads = new SimpleThreadPool(parallelRuns, Thread.NORM_PRIORITY);
		threads.setThreadNamePrefix("nightly");
		threads.initialize();
		DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
		factory.createScheduler(NAME, id, threads, store(id));
		return factory.getScheduler(NAME);
	}

	private static JobStoreTX store(String connections) throws SchedulerException {
		JobStoreTX store = new JobStoreTX();
		store.setDataSource(connections);
		store.setTablePrefix("tidemark_quartz.QRTZ_");
		try {
			store.setDriverDelegateClass(PostgreSQLDelegate.class.getName());
			store.setDriverDelegateInitString("triggerPersistenceDelegateClasses=" + LocalCronStorage.class.getName());
		}
		catch (InvalidConfigurationException ex) {
			throw new SchedulerException(ex);
		}
		store.setUseProperties("true");
		store.setIsClustered(true);
		store.setClusterCheckinInterval(CHECK_IN_MILLIS);
		store.setAcquireTriggersWithinLock(true);
		return store;
	}

	/**
	 * The connections of the open store, which outlives Quartz.
	 */
	private record StoreConnections(DataSource dataSource) implements ConnectionProvider {

		@Override
		public Connection getConnection() throws SQLException {
			return this.dataSource.getConnection();
		}

		@Override
		public void initialize() {
			// it is open
		}

		@Override
		public void shutdown() {
			// whoever opened it closes it
		}

	}

}
