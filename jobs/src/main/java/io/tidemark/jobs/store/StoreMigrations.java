package io.tidemark.jobs.store;

import java.util.Map;

import javax.sql.DataSource;

import io.tidemark.failure.InnermostReason;
import io.tidemark.failure.StoreUnavailable;
import io.tidemark.sql.SqlFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the store's schema up to date.
 *
 * @param dataSource the store, as its owner
 */
record StoreMigrations(DataSource dataSource) {

	private static final String LOCATION = "classpath:io/tidemark/sql/store/migration";

	/**
	 * Bring the schema up to date.
	 * @throws StoreUnavailable if that fails
	 */
	void apply() {
		try {
			flyway().migrate();
		}
		catch (FlywayException ex) {
			throw new StoreUnavailable(
					"The report store's schema can't be brought up to date: " + InnermostReason.of(ex), ex);
		}
	}

	/**
	 * Check that the schema may be brought up to date, without doing so.
	 * @return how far it is
	 * @throws StoreUnavailable if the user's rights are not enough
	 */
	StoreSchema check() {
		try {
			checkRights();
			MigrationInfoService migrations = flyway().info();
			MigrationInfo current = migrations.current();
			return new StoreSchema((current != null) ? String.valueOf(current.getVersion()) : null,
					migrations.pending().length);
		}
		catch (FlywayException | DataAccessException ex) {
			throw new StoreUnavailable("The report store's schema can't be read: " + InnermostReason.of(ex), ex);
		}
	}

	private void checkRights() {
		Map<String, Object> rights = JdbcClient.create(this.dataSource)
			.sql(SqlFile.load("store/read/find_owner_rights"))
			.query()
			.singleRow();
		if (!Boolean.TRUE.equals(rights.get("may_own"))) {
			throw new StoreUnavailable(
					"The store's user neither owns the schema tidemark nor may create it: make it the owner of the database.");
		}
		if (!Boolean.TRUE.equals(rights.get("may_have_reader"))) {
			throw new StoreUnavailable("The store's user may not create the role of readers: have an administrator "
					+ "run 'create role tidemark_reader nologin'.");
		}
	}

	private Flyway flyway() {
		return Flyway.configure()
			.dataSource(this.dataSource)
			.locations(LOCATION)
			.schemas("tidemark")
			.createSchemas(true)
			.table("schema_history")
			.load();
	}

}
