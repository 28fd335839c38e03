package io.tidemark.jobs.cli.check;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.jobs.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is found out about a configuration before the night does.
 */
class CheckConfigIT {

	private static final String REPORT = """
			      reports:
			        board:
			          schedule: "0 0 7 1 * ?"
			          figures: [customers/byStatus]
			          recipients:
			            - to: [a@example.com]
			""";

	@TempDir
	private Path folder;

	private TestInstallation installation;

	@BeforeEach
	void install() {
		this.installation = TestInstallation.in(this.folder);
	}

	@Test
	void storeThatIsEmptyStaysSo() throws SQLException {
		Answer result = this.installation.call("check-config");
		result.succeeds();
		assertThat(result.out()).containsPattern("OK +- +store +jdbc:\\S+: the schema tidemark is not there yet")
			.containsPattern("OK +acme +source +data: 1 of 7 tables are there")
			.contains(
					"acme: no schedule, so 'run --tenant acme' runs it, which now would close 2026-02-28; no reports.",
					"Failed: 0. Warnings: 0.");
		assertThat(hasSchema()).isFalse();
	}

	@Test
	void tenantIsToldWhatComesNextInItsZone() {
		this.installation.configureTenant("      time-zone: Asia/Tokyo\n      schedule: '0 30 1 * * ?'\n" + REPORT)
			.runPublishes();
		Answer result = this.installation.call("check-config");
		result.succeeds();
		assertThat(result.out()).contains("the schema is up to date, at version ", "renders with 2026-02-28.1")
			.containsPattern(
					"acme: next run [A-Z][a-z]{2} 20\\d\\d-\\d\\d-\\d\\d 01:30 Asia/Tokyo \\(in \\d+ (h|min)\\), "
							+ "closes 2026-02-28; report 'board' [A-Z][a-z]{2} 20\\d\\d-\\d\\d-01 07:00 Asia/Tokyo; "
							+ "retention would drop 0 snapshots\\.");
	}

	@Test
	void oneFailureHidesNoOther() {
		String store = TestPostgres.createDatabase();
		Answer result = this.installation.configureAll("""
				tidemark:
				  store:
				    url: %s
				  mail:
				    host: localhost
				    port: 1
				  tenants:
				    a-files:
				      source:
				        files: nothing
				    b-schedule:
				      schedule: at night
				      source:
				        files: data
				    c-database:
				      source:
				        url: jdbc:postgresql://localhost:1/none?password=s3cr3t
				    d-mapping:
				      source:
				        url: %s
				        mapping: selects
				    e-good:
				      time-zone: Europe/Berlin
				      schedule: "0 30 2 * * ?"
				      source:
				        files: data
				""".formatted(store, store))
			.put("selects/customers.sql", "select 1 as customer_id")
			.call("check-config");
		assertThat(result.exitCode()).as("the highest of 3, 4 and 10").isEqualTo(10);
		assertThat(result.out()).doesNotContain("s3cr3t", "Exception")
			.containsPattern("FAILED +- +mail +the SMTP server localhost:1 ")
			.containsPattern("FAILED +a-files +source +The source folder \\S+nothing does not exist")
			.containsPattern("FAILED +b-schedule +configuration .*'at night' is no cron expression")
			.containsPattern("FAILED +c-database +source +The source jdbc:postgresql://localhost:1/none can't be read")
			.containsPattern("FAILED +d-mapping +source +\\S+customers.sql lacks the column status")
			.containsPattern("OK +e-good +source")
			.containsPattern(
					"WARNING +e-good +schedule +The clocks of Europe/Berlin jump over 20\\d\\d-03-\\d\\dT02:30")
			.contains("Failed: 5. Warnings: 1.");
	}

	@Test
	void storeThatCantBeReachedKeepsNothingElseFromBeingTried() {
		Answer result = this.installation.configureAll("""
				tidemark:
				  store:
				    url: jdbc:postgresql://localhost:1/store?password=s3cr3t
				  tenants:
				    acme:
				      source:
				        files: data
				""" + REPORT).call("check-config", "--format", "csv");
		assertThat(result.exitCode()).isEqualTo(7);
		assertThat(result.out()).doesNotContain("s3cr3t")
			.contains("FAILED,,store,", "OK,acme,source,", "OK,acme,report board,", "NEXT,acme,next,");
	}

	@Test
	void readerWithoutRightsIsToldBeforeTheNight() {
		String source = TestPostgres.createDatabase();
		TestInstallation.sql(source, "create role check_reader login password 'x'", "create schema billing",
				"create table customers (customer_id bigint, status text, dealer_code text, created_at timestamptz)");
		Answer result = this.installation
			.configureSource(
					"        url: %s\n        username: check_reader\n        password: x\n        mapping: selects\n"
						.formatted(source.replaceFirst("\\?.*", "")))
			.put("selects/customers.sql", "select * from public.customers")
			.call("check-config");
		assertThat(result.exitCode()).as(result.out()).isEqualTo(4);
		assertThat(result.out()).contains("customers.sql can't be run on the source", "permission denied");
	}

	@Test
	void embeddedStoreIsNotCreatedByLooking() {
		Answer result = this.installation
			.configureAll("tidemark:\n  tenants:\n    acme:\n      source:\n        files: data\n")
			.call("check-config");
		result.succeeds();
		assertThat(result.out()).contains("the first command will create it there");
		assertThat(this.folder.resolve("home/store")).doesNotExist();
	}

	private boolean hasSchema() throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.installation.storeUrl());
				var result = connection.createStatement().executeQuery("select to_regnamespace('tidemark')")) {
			result.next();
			return result.getString(1) != null;
		}
	}

}
