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

import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.quartz.SpringBeanJobFactory;

/**
 * Makes a Quartz scheduler that shares its store with others.
 */
final class ClusteredQuartz {

	/** After about two of these without a sign of life, another scheduler takes over. */
	private static final long CHECK_IN_MILLIS = 5_000;

	private ClusteredQuartz() {
	}

	/**
	 * Make a scheduler whose jobs the application makes.
	 * @param name by which those that share the work know each other
	 */
	static Scheduler create(String name, DataSource dataSource, int parallel, ApplicationContext context)
			throws SchedulerException {
		String id = UUID.randomUUID().toString();
		DBConnectionManager.getInstance().addConnectionProvider(id, new StoreConnections(dataSource));
		SimpleThreadPool threads = new SimpleThreadPool(parallel, Thread.NORM_PRIORITY);
		threads.setThreadNamePrefix(name);
		threads.initialize();
		DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
		factory.createScheduler(name, id, threads, store(id));
		Scheduler scheduler = factory.getScheduler(name);
		SpringBeanJobFactory jobs = new SpringBeanJobFactory();
		jobs.setApplicationContext(context);
		scheduler.setJobFactory(jobs);
		return scheduler;
	}

	private static JobStoreTX store(String connections) throws SchedulerException {
		JobStoreTX store = new JobStoreTX();
		store.setDataSource(connections);
		store.setTablePrefix("tidemark_quartz.QRTZ_");
		try {
			store.setDriverDelegateClass(PostgreSQLDelegate.class.getName());
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
