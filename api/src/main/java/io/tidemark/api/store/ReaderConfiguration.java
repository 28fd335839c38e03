package io.tidemark.api.store;

import java.time.Clock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tidemark.config.ApiProperties;
import io.tidemark.config.TidemarkProperties;
import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.snapshot.SnapshotContent;
import io.tidemark.snapshot.SnapshotStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The store, and what is kept of it in memory.
 */
@Configuration(proxyBeanMethods = false)
class ReaderConfiguration {

	private static final int CONNECTIONS = 4;

	private static final long WAIT_MILLIS = 2000;

	/** The part of the heap that chunks may take. */
	private static final int CHUNK_SHARE = 6;

	@Bean
	ApiProperties apiProperties(TidemarkProperties properties) {
		return properties.api();
	}

	@Bean
	HikariDataSource dataSource(TidemarkProperties properties) {
		StoreProperties store = properties.apiStore();
		HikariConfig config = new HikariConfig();
		config.setPoolName("store");
		config.setJdbcUrl(store.url());
		config.setUsername(store.username());
		config.setPassword(store.password());
		config.setMaximumPoolSize(CONNECTIONS);
		config.setConnectionTimeout(WAIT_MILLIS);
		config.setValidationTimeout(WAIT_MILLIS / 2);
		config.setInitializationFailTimeout(-1);
		config.setReadOnly(true);
		config.addDataSourceProperty("ApplicationName", "tidemark-api");
		config.addDataSourceProperty("connectTimeout", "2");
		config.addDataSourceProperty("socketTimeout", "20");
		return new HikariDataSource(config);
	}

	@Bean
	SnapshotStore snapshotStore(HikariDataSource dataSource) {
		return new SnapshotStore(dataSource);
	}

	@Bean
	@Primary
	SnapshotContent snapshotContent(SnapshotStore store) {
		return new CachedContent(store, Runtime.getRuntime().maxMemory() / CHUNK_SHARE);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
