package io.tidemark.jobs.nightly;

import java.time.Clock;

import javax.sql.DataSource;

import io.tidemark.config.TidemarkProperties;
import io.tidemark.jobs.alert.AlertPlan;
import io.tidemark.jobs.delivery.DeliveryConfiguration;
import io.tidemark.jobs.publish.SnapshotWriter;
import io.tidemark.jobs.retention.SnapshotRetention;
import io.tidemark.jobs.warehouse.Progress;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.annotation.Isolation;

/**
 * What runs tenants, beside a store that is open already.
 */
@Configuration(proxyBeanMethods = false)
@Import({ DeliveryConfiguration.class, AlertPlan.class })
@EnableBatchProcessing
@EnableJdbcJobRepository(tablePrefix = "tidemark_batch.BATCH_", isolationLevelForCreate = Isolation.READ_COMMITTED)
@ComponentScan(basePackageClasses = { NightlyConfiguration.class, SnapshotWriter.class })
public class NightlyConfiguration {

	/**
	 * Return what the configuration needs beside the store.
	 */
	public static ApplicationContextInitializer<GenericApplicationContext> beans(TidemarkProperties properties,
			RunFolders folders, Progress progress) {
		return (context) -> {
			DeliveryConfiguration.beans(properties, folders.home(), folders.configuration(), Clock.systemUTC())
				.initialize(context);
			context.registerBean(RunFolders.class, () -> folders);
			context.registerBean(Progress.class, () -> progress);
		};
	}

	@Bean
	SnapshotRetention snapshotRetention(TidemarkProperties properties, DataSource dataSource, Clock clock) {
		return new SnapshotRetention(dataSource, properties.retention(), clock);
	}

}
