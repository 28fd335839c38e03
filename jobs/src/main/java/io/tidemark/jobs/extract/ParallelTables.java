package io.tidemark.jobs.extract;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.tidemark.billing.BillingTable;
import org.jspecify.annotations.Nullable;

/**
 * Works on tables over a number of connections at a time; the first failure stops all.
 */
final class ParallelTables {

	private final int connections;

	private final Callable<Connection> source;

	private final Queue<Connection> open = new ConcurrentLinkedQueue<>();

	private volatile @Nullable Throwable failure;

	ParallelTables(int connections, Callable<Connection> source) {
		this.connections = connections;
		this.source = source;
	}

	void run(List<BillingTable> tables, TableWork work) throws SQLException {
		Queue<BillingTable> queue = new ConcurrentLinkedQueue<>(tables);
		ExecutorService pool = Executors.newFixedThreadPool(this.connections);
		try {
			List<Future<?>> workers = new ArrayList<>();
			for (int worker = 0; worker < this.connections; worker++) {
				workers.add(pool.submit(() -> work(queue, work)));
			}
			for (Future<?> worker : workers) {
				worker.get();
			}
		}
		catch (ExecutionException ex) {
			rethrow(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CompletionException(ex);
		}
		finally {
			closeAll();
			pool.shutdownNow();
		}
	}

	private void work(Queue<BillingTable> queue, TableWork work) {
		try (Connection connection = this.source.call()) {
			this.open.add(connection);
			BillingTable table = queue.poll();
			while (table != null && this.failure == null) {
				work.work(connection, table);
				table = queue.poll();
			}
		}
		catch (Exception ex) {
			fail(ex);
		}
	}

	private synchronized void fail(Throwable cause) {
		if (this.failure == null) {
			this.failure = cause;
			closeAll();
		}
		throw new CompletionException(cause);
	}

	private void closeAll() {
		for (Connection connection : this.open) {
			try {
				connection.abort(Runnable::run);
			}
			catch (SQLException ex) {
				// it is closed already
			}
		}
	}

	private void rethrow(ExecutionException ex) throws SQLException {
		Throwable first = this.failure;
		if (first instanceof SQLException sql) {
			throw sql;
		}
		if (first instanceof RuntimeException runtime) {
			throw runtime;
		}
		throw new CompletionException(ex.getCause());
	}

	/**
	 * What is done with a table on a connection.
	 */
	@FunctionalInterface
	interface TableWork {

		void work(Connection connection, BillingTable table) throws SQLException;

	}

}
