package io.tidemark.jobs.nightly;

import java.time.Clock;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.publish.SnapshotWriter;
import io.tidemark.jobs.report.ReportDelivery;
import io.tidemark.jobs.report.ReportDesk;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.jobs.warehouse.Progress;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.annotation.Isolation;

/**
 * What runs tenants, beside a store that is open already.
 */
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(tablePrefix = "tidemark_batch.BATCH_", isolationLevelForCreate = Isolation.READ_COMMITTED)
@ComponentScan(basePackageClasses = { NightlyConfiguration.class, SnapshotWriter.class })
public class NightlyConfiguration {

	/**
	 * Return what the configuration needs beside the store.
	 * @param progress told how far a run is
	 */
	public static ApplicationContextInitializer<GenericApplicationContext> beans(TidemarkProperties properties,
			RunFolders folders, Progress progress) {
		return (context) -> {
			context.registerBean(TidemarkProperties.class, () -> properties);
			context.registerBean(RunFolders.class, () -> folders);
			context.registerBean(Progress.class, () -> progress);
		};
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
