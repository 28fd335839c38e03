package io.tidemark.jobs.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a report store that can't be used, or is in use, ends in.
 */
class BadStoreIT {

	@TempDir
	private Path folder;

	@Test
	void unknownDatabaseIsTold() {
		TestInstallation installation = TestInstallation.in(this.folder);
		TestInstallation.with(this.folder, installation.storeUrl().replaceFirst("test_\\d+", "no_such_database"))
			.configureTenant("")
			.run()
			.failsWith(7, "can't be reached", "no_such_database");
	}

	@Test
	void userWhoMayNotCreateTheSchemaIsTold() {
		TestInstallation installation = TestInstallation.in(this.folder);
		TestInstallation.with(this.folder, as(installation.storeUrl(), "tidemark_guest"))
			.configureTenant("")
			.run()
			.failsWith(7, "schema can't be brought up to date", "permission denied");
		assertThat(installation.publications()).isZero();
	}

	@Test
	void userWhoMayOnlyCreateTheSchemaIsEnoughOnceThereIsAReader() {
		TestInstallation.in(this.folder).runPublishes();
		String store = TestPostgres.createDatabase();
		String owned = as(store, "tidemark_owner");
		TestInstallation.sql(store, "grant create on database %s to tidemark_owner"
			.formatted(store.replaceFirst(".*/(test_\\d+).*", "$1")));
		TestInstallation.with(this.folder, owned).configureTenant("").runPublishes();
	}

	@Test
	void changedSchemaIsRefused() {
		TestInstallation installation = TestInstallation.in(this.folder);
		installation.runPublishes();
		TestInstallation.sql(installation.storeUrl(),
				"update tidemark.schema_history set checksum = 1 where version = '1'");
		installation.runFailsWith(7, "schema can't be brought up to date");
	}

	@Test
	void secondRunAtTheSameTimeIsRefused() throws SQLException {
		TestInstallation installation = TestInstallation.in(this.folder);
		installation.runPublishes();
		try (Connection other = DriverManager.getConnection(installation.storeUrl());
				var statement = other.createStatement()) {
			statement.execute("select pg_advisory_lock(hashtextextended('tidemark run acme', 0))");
			installation.runFailsWith(6, "A run of tenant acme is under way already", "wait");
		}
		installation.runPublishes();
	}

	@Test
	void storeThatBreaksDuringTheRunIsToldAndTheNextRunPublishes() {
		TestInstallation installation = TestInstallation.in(this.folder);
		installation.runPublishes();
		TestInstallation.sql(installation.storeUrl(), "alter table tidemark.publication rename to gone");
		installation.run().failsWith(7, "The report store can't be used");
		TestInstallation.sql(installation.storeUrl(), "alter table tidemark.gone rename to publication");
		installation.runPublishes();
	}

	private static String as(String url, String user) {
		TestInstallation.sql(url,
				"do 'begin create role %s login; exception when duplicate_object then null; end'".formatted(user));
		return url.replaceFirst("user=[^&]*", "user=" + user);
	}

}
