package io.tidemark.jobs.cli;

import java.nio.file.Path;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.TestInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a configuration that must be corrected ends in.
 */
class BadConfigurationIT {

	@TempDir
	private Path folder;

	private TestInstallation installation;

	@BeforeEach
	void install() {
		this.installation = TestInstallation.with(this.folder, "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			`        nope: 1`                          | unknown key 'tidemark.tenants.acme.source.nope'
			`      nope: 1`                            | unknown key 'tidemark.tenants.acme.nope'
			`  nope: 1`                                | unknown key 'tidemark.nope'
			`nope: 1`                                  | unknown key 'nope'
			`  store:\n    nope: 1`                    | unknown key 'tidemark.store.nope'
			`  warehouse:\n    nope: 1`                | unknown key 'tidemark.warehouse.nope'
			`  api:\n    nope: 1`                      | unknown key 'tidemark.api.nope'
			`  api:\n    store:\n      nope: 1`        | unknown key 'tidemark.api.store.nope'
			""")
	void unknownKeyIsNamedAtEveryLevel(String lines, String named) {
		files(lines).failsWith(3, "tidemark.yml", named);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					`      time-zone: Mars/Base`               | acme.time-zone' = 'Mars/Base'  | a time zone like Europe/London
					`      movements: product`                 | acme.movements' = 'product'    | one of customer, subscription
					`      max-rejected-share: some`           | max-rejected-share' = 'some'   | a number like 0.05
					`      max-rejected-share: 7`              | acme'                          | max-rejected-share must be from 0 to 1
					`        as-of: yesterday`                 | as-of' = 'yesterday'           | an instant like 2026-01-01T00:00:00Z
					`  warehouse:\n    memory-limit: lots`     | memory-limit' = 'lots'         | a size like 512MB or 2GB
					`  warehouse:\n    memory-limit: 1MB`      | tidemark.warehouse'            | memory-limit must be at least 64MB
					`  warehouse:\n    threads: many`          | threads' = 'many'              | a whole number
					`  warehouse:\n    threads: 0`             | tidemark.warehouse'            | threads must be at least 1
					`  warehouse:\n    connections: 0`         | tidemark.warehouse'            | connections must be at least 1
					`  warehouse: 5`                           | tidemark.warehouse'            | it must have keys below it
					`        url: jdbc:postgresql://h/d`       | acme.source'                   | either a url or files
					`      late-after: soon`                  | late-after' = 'soon'           | a duration like 30s or 36h
					`      late-after: 0s`                    | acme'                          | late-after must be from 1s to 3650d
					`      late-after: 3651d`                 | acme'                          | late-after must be from 1s to 3650d
					`  api:\n    port: 65536`                 | tidemark.api'                  | port must be from 0 to 65535
					`  api:\n    port: http`                  | port' = 'http'                 | a whole number
					`  api:\n    address: ''`                 | tidemark.api'                  | address must be one like 127.0.0.1
					`  api:\n    requests-per-minute: 0`      | tidemark.api'                  | requests-per-minute must be at least 1
					`  api:\n    anonymous-requests-per-minute: 0` | tidemark.api'                  | anonymous-requests-per-minute must be at least 1
					`  api:\n    operators: localhost`        | tidemark.api'                  | IP addresses like 127.0.0.1 or ::1, not 'localhost'
					`  api:\n    request-timeout: never`      | request-timeout' = 'never'     | a duration like 30s or 36h
					`  api:\n    request-timeout: 2h`         | tidemark.api'                  | request-timeout must be from 100ms to 1h
					`  api:\n    cache-size: 1KB`             | tidemark.api'                  | cache-size must be at least 1MB
					`  api:\n    store:\n      url: h2:mem`   | tidemark.api.store'            | the url must start with jdbc:postgresql:
					""")
	void invalidValueIsNamedWithWhatBelongsThere(String lines, String named, String expected) {
		files(lines).failsWith(3, "tidemark.yml", named, expected);
	}

	@Test
	void tenantNeedsASource() {
		configured("tidemark:\n  tenants:\n    acme:\n      time-zone: UTC\n").failsWith(3, "tenants.acme'",
				"a tenant needs a source with a url or files");
		configured("tidemark:\n  tenants:\n    acme:\n      source:\n        username: x\n").failsWith(3,
				"tenants.acme.source'", "a source has either a url or files");
	}

	@Test
	void urlOfAnotherDatabaseIsRefusedWithoutItsPassword() {
		source("url: jdbc:mysql://billing/acme?password=s3cr3t").failsWith(3, "acme.source'",
				"the url must start with jdbc:postgresql:");
		source("url: jdbc:postgresql://billing:port/acme?password=s3cr3t").failsWith(3, "acme.source'",
				"jdbc:postgresql://billing:port/acme is malformed");
	}

	@Test
	void unsetVariableIsNamed() {
		source("url: jdbc:postgresql://billing/acme\n        password: s3cr3t${NO_SUCH_VARIABLE}").failsWith(3,
				"acme.source.password'", "${NO_SUCH_VARIABLE}", "set it");
	}

	@Test
	void brokenYamlIsToldWithItsLine() {
		configured("tidemark:\n  tenants:\n\tx: 1\n").failsWith(3, "tidemark.yml line 3 is not valid YAML");
		configured("tidemark:\n  a: [1\n  b: 2\n").failsWith(3, "tidemark.yml line 3 is not valid YAML");
		configured("tidemark:\n  tenants:\n    a:\n      source:\n    a:\n").failsWith(3, "tidemark.yml line 5",
				"duplicate key a");
	}

	@Test
	void missingFileIsNamed() {
		this.installation.run().failsWith(3, "There is no configuration file", "tidemark.yml", "--config");
	}

	@Test
	void unknownTenantIsToldWithThoseThereAre() {
		TestInstallation.in(this.folder).call("run", "--tenant", "nobody").failsWith(8, "'nobody'", "acme");
	}

	@Test
	void tenantMustBeNamed() {
		this.installation.configureTenant("").call("run").failsWith(2, "--tenant=TENANT | --all", "run --help");
	}

	@Test
	void instantOfTheDataMustBeOne() {
		this.installation.configureTenant("")
			.call("run", "--tenant", "acme", "--as-of", "2026-01-01")
			.failsWith(2, "'--as-of'", "'2026-01-01' is not an instant", "2026-01-01T00:00:00Z");
	}

	@Test
	void unreachableStoreIsToldWithoutItsPassword() {
		configured("""
				tidemark:
				  store:
				    url: jdbc:postgresql://localhost:1/store?password=s3cr3t
				  tenants:
				    acme:
				      source:
				        files: data
				""").failsWith(7, "report store jdbc:postgresql://localhost:1/store can't be reached", "refused");
	}

	@Test
	void nameOfATenantMayHaveAnUnderscoreAndCapitals() {
		Answer result = this.installation
			.configureAll("tidemark:\n  tenants:\n    Acme_eu-1:\n      source:\n        files: data\n")
			.call("run", "--tenant", "nobody");
		assertThat(result.err()).contains("the configuration has Acme_eu-1.");
	}

	private Answer files(String lines) {
		return configured("tidemark:\n  tenants:\n    acme:\n      source:\n        files: data\n"
				+ lines.replace("\\n", "\n") + "\n");
	}

	private Answer source(String lines) {
		return configured("tidemark:\n  tenants:\n    acme:\n      source:\n        " + lines + "\n");
	}

	private Answer configured(String yaml) {
		return this.installation.configureAll(yaml).run();
	}

}
