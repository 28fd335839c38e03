package io.tidemark.jobs.report;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes several statements happen together or not at all.
 *
 * @param dataSource the store
 */
record StoreTransaction(DataSource dataSource) {

	void run(Runnable work) {
		new TransactionTemplate(new JdbcTransactionManager(this.dataSource))
			.executeWithoutResult((status) -> work.run());
	}

}
