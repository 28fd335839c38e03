package io.tidemark.jobs.extract;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import io.tidemark.billing.BillingTable;
import io.tidemark.jobs.warehouse.Progress;
import io.tidemark.jobs.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * Copies tables over a number of connections at a time; the first failure stops all.
 */
final class ParallelCopy {

	private final Warehouse warehouse;

	private final Progress progress;

	private final int connections;

	private final SourceConnections source;

	private final Queue<Connection> open = new ConcurrentLinkedQueue<>();

	private volatile @Nullable Throwable failure;

	ParallelCopy(Warehouse warehouse, Progress progress, int connections, SourceConnections source) {
		this.warehouse = warehouse;
		this.progress = progress;
		this.connections = connections;
		this.source = source;
	}

	void run(List<BillingTable> tables, Function<BillingTable, Optional<ExtractionSelect>> selects)
			throws SQLException {
		Queue<BillingTable> queue = new ConcurrentLinkedQueue<>(tables);
		ExecutorService pool = Executors.newFixedThreadPool(this.connections);
		try {
			List<Future<?>> workers = new ArrayList<>();
			for (int worker = 0; worker < this.connections; worker++) {
				workers.add(pool.submit(() -> work(queue, selects)));
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
			closeAll();
			throw new CompletionException(ex);
		}
		finally {
			pool.shutdownNow();
			closeAll();
		}
	}

	private void work(Queue<BillingTable> queue, Function<BillingTable, Optional<ExtractionSelect>> selects) {
		try (Connection connection = this.source.open()) {
			this.open.add(connection);
			BillingTable table = queue.poll();
			while (table != null && this.failure == null) {
				this.progress.working("extract " + table.tableName());
				new TableCopy(this.warehouse, connection).copy(table, selects.apply(table));
				this.progress.done();
				table = queue.poll();
			}
		}
		catch (SQLException | RuntimeException ex) {
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
	 * Opens connections that all see the same instant.
	 */
	@FunctionalInterface
	interface SourceConnections {

		Connection open() throws SQLException;

	}

}
