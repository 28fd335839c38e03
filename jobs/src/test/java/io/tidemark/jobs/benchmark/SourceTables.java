package io.tidemark.jobs.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.tidemark.billing.BillingTable;
import io.tidemark.jobs.extract.ExtractionSelect;

/**
 * The tables of the benchmark's billing database, worked on over as many connections as
 * the extraction has.
 *
 * @param url the database
 * @param connections how many connections
 */
record SourceTables(String url, int connections) {

	private static final List<BillingTable> LARGEST_FIRST = List.of(BillingTable.INVOICE_ITEMS, BillingTable.INVOICES,
			BillingTable.SUBSCRIPTION_PERIODS, BillingTable.FEATURES, BillingTable.NUMBERS, BillingTable.CUSTOMERS,
			BillingTable.DEALERS);

	void forEach(TableWork work) throws Exception {
		Queue<BillingTable> queue = new ConcurrentLinkedQueue<>(LARGEST_FIRST);
		ExecutorService pool = Executors.newFixedThreadPool(this.connections);
		try {
			List<Future<?>> workers = new ArrayList<>();
			for (int worker = 0; worker < this.connections; worker++) {
				workers.add(pool.submit(() -> drain(queue, work)));
			}
			for (Future<?> worker : workers) {
				worker.get();
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	private Void drain(Queue<BillingTable> queue, TableWork work) throws Exception {
		try (Connection connection = DriverManager.getConnection(this.url)) {
			connection.setAutoCommit(false);
			BillingTable table = queue.poll();
			while (table != null) {
				work.work(connection, ExtractionSelect.find("tidemark", table).orElseThrow());
				table = queue.poll();
			}
		}
		return null;
	}

	/**
	 * What is done with a table.
	 */
	@FunctionalInterface
	interface TableWork {

		void work(Connection connection, ExtractionSelect select) throws Exception;

	}

}
