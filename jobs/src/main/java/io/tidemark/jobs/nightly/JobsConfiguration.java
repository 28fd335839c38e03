package io.tidemark.jobs.nightly;

import java.time.Clock;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.publish.SnapshotWriter;
import io.tidemark.jobs.report.ReportDelivery;
import io.tidemark.jobs.report.ReportDesk;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * What the nightly job is made of, around a store that is open already.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(tablePrefix = "tidemark_batch.BATCH_", isolationLevelForCreate = Isolation.READ_COMMITTED)
@ComponentScan(basePackageClasses = { JobsConfiguration.class, SnapshotWriter.class })
class JobsConfiguration {

	@Bean
	JdbcTransactionManager transactionManager(DataSource dataSource) {
		return new JdbcTransactionManager(dataSource);
	}

	@Bean
	JdbcClient jdbcClient(DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

	@Bean
	SnapshotStore snapshotStore(DataSource dataSource) {
		return new SnapshotStore(dataSource);
	}

	@Bean
	ReportDelivery reportDelivery(TidemarkProperties properties, RunFolders folders, DataSource dataSource,
			Clock clock) {
		return new ReportDelivery(
				ReportDesk.of(properties, folders.home(), folders.configuration(), dataSource, clock));
	}

	@Bean
	SnapshotRetention snapshotRetention(TidemarkProperties properties, DataSource dataSource, Clock clock) {
		return new SnapshotRetention(dataSource, properties.retention(), clock);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
