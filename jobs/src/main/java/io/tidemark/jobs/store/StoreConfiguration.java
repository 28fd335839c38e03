package io.tidemark.jobs.store;

import java.sql.Connection;
import java.sql.SQLException;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.failure.InnermostReason;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.snapshot.SnapshotStore;
import io.tidemark.sql.SqlFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The report store as Spring Boot connects to it and migrates it.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
		FlywayAutoConfiguration.class })
@Import(SnapshotStore.class)
class StoreConfiguration {

	@Bean
	JdbcConnectionDetails storeConnection(StoreProperties properties, ObjectProvider<EmbeddedPostgresServer> embedded) {
		EmbeddedPostgresServer server = embedded.getIfAvailable();
		return new ConnectedStore((server != null) ? server.store() : properties);
	}

	@Bean
	@ConditionalOnMissingBean
	FlywayMigrationStrategy migration(StoreProperties properties, ObjectProvider<EmbeddedPostgresServer> embedded) {
		return (flyway) -> {
			connect(properties, flyway);
			try {
				flyway.migrate();
			}
			catch (FlywayException ex) {
				throw new StoreUnavailable(
						"The report store's schema can't be brought up to date: " + InnermostReason.of(ex), ex);
			}
			embedded.ifAvailable((server) -> JdbcClient.create(flyway.getConfiguration().getDataSource())
				.sql(SqlFile.load("store/write/create_reader"))
				.update());
		};
	}

	static void connect(StoreProperties properties, Flyway flyway) {
		try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
			connection.isReadOnly();
		}
		catch (SQLException | RuntimeException ex) {
			throw new StoreUnavailable(
					"The report store %s can't be reached: %s".formatted(properties.place(), InnermostReason.of(ex)),
					ex);
		}
	}

	/**
	 * Where the store is and who connects to it.
	 */
	private record ConnectedStore(StoreProperties properties) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return String.valueOf(this.properties.url());
		}

		@Override
		public @Nullable String getUsername() {
			return this.properties.username();
		}

		@Override
		public @Nullable String getPassword() {
			return this.properties.password();
		}

	}

}
