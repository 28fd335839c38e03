package io.tidemark.config;

import io.tidemark.config.ReportDefinition.RecipientProperties;
import io.tidemark.config.ReportDefinition.Format;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.tidemark.config.TidemarkProperties.StoreProperties;
import io.tidemark.failure.ConfigurationInvalid;
import io.tidemark.figure.registry.FigureQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a configuration file means, and what it means to leave a key out.
 */
class ConfigurationFileTests {

	@TempDir
	private Path folder;

	@Test
	void nothingConfiguredIsTheEmbeddedStoreWithoutTenants() throws IOException {
		TidemarkProperties defaults = ConfigurationFile.defaults();
		assertThat(defaults).isEqualTo(new TidemarkProperties(new StoreProperties(null, null, null),
				new WarehouseProperties(DataSize.ofGigabytes(2), null, 2),
				new ApiProperties(null, 8080, "127.0.0.1", 8081, new StoreProperties(null, null, null), 600, 60,
						List.of("127.0.0.1", "::1"), List.of(), Duration.ofSeconds(10), Duration.ofSeconds(30), 64,
						DataSize.ofMegabytes(48), new SessionProperties(null, Duration.ofHours(12)), null),
				new MailProperties(null, null, null, null, MailProperties.Security.STARTTLS,
						MailAddress.of("Tidemark <tidemark@localhost>"), null, Duration.ofSeconds(30),
						Duration.ofMinutes(1), Duration.ofDays(1)),
				new ReportsProperties(null, 3, DataSize.ofMegabytes(1), DataSize.ofMegabytes(10), null),
				new RetentionProperties(Period.ofDays(90), new RetentionProperties.Monthly(null)),
				new SchedulerProperties(null, null), Map.of()));
		assertThat(read("")).isEqualTo(defaults);
	}

	@Test
	void everyKeyIsMapped() throws IOException {
		TidemarkProperties properties = read("""
				tidemark:
				  store:
				    url: jdbc:postgresql://db/tidemark
				    username: owner
				    password: o
				  warehouse:
				    memory-limit: 1GB
				    threads: 3
				    connections: 4
				  api:
				    address: 10.0.0.1
				    port: 9090
				    management-address: 0.0.0.0
				    management-port: 9091
				    store:
				      url: jdbc:postgresql://replica/tidemark
				      username: reader
				      password: r
				    requests-per-minute: 6
				    anonymous-requests-per-minute: 5
				    operators: [10.0.0.2, "fe80::1"]
				    trusted-proxies: [10.0.0.3]
				    head-timeout: 5s
				    request-timeout: 2m
				    large-answers: 32
				    cache-size: 1GB
				    session: {secret: 0123456789abcdef0123456789abcdef, lifetime: 1h}
				    oidc:
				      issuer: https://login.example.com
				      client-id: tidemark
				      client-secret: c
				      name: Example
				      scopes: [openid, groups]
				      groups-claim: roles
				      groups:
				        - group: finance
				          tenant: acme
				          permissions: ["kpi:*", "analytics:read"]
				          dealer: NORTH
				  mail:
				    host: smtp.example.com
				    port: 2525
				    username: mailer
				    password: m
				    security: smtps
				    from: Figures <figures@example.com>
				    operator: ops@example.com
				    timeout: 10s
				    retry-after: 5m
				    give-up-after: 3d
				  reports:
				    templates: templates
				    zip-above-files: 5
				    zip-above-size: 2MB
				    max-attachment-size: 20MB
				    api-url: https://figures.example.com
				  retention:
				    keep-all: 6m
				    keep-monthly: 24 months
				  scheduler:
				    parallel-runs: 3
				    management-port: 8082
				  tenants:
				    acme:
				      time-zone: Europe/London
				      schedule: "0 30 1 * * ?"
				      movements: subscription
				      reporting-currency: EUR
				      count-past-due: true
				      excluded-invoice-statuses: [draft]
				      max-rejected-share: 0.1
				      late-after: 2d
				      guards:
				        customers: off
				        features:
				          max-fall: 0.1
				        invoices: on
				        mrr:
				          max-fall: 0.3
				          max-rise: 0.4
				          min-change: 5000
				      source:
				        files: data
				        as-of: 2026-01-01T00:00:00Z
				        timeout: 5m
				      reports:
				        board:
				          template: monthly
				          figures: ["customers/byStatus?status=active", "subscription-revenue?interval=month"]
				          formats: [xlsx, csv]
				          language: de
				          zone: Europe/Berlin
				          subject: Zahlen
				          schedule: "0 0 7 1 * ?"
				          skip-unchanged: true
				          recipients:
				            - to: [Finance <finance@example.com>]
				              cc: [b@example.com]
				              bcc: [c@example.com]
				              dealer: NORTH
				      alerts:
				        few:
				          figure: customers/byStatus
				          filter: status=active
				          when: drops more than 5 % in a day
				          grace: 12h
				          to: [a@example.com]
				""");
		ReportDefinition board = new ReportDefinition("monthly",
				List.of(FigureQuestion.of("customers/byStatus?status=active"),
						FigureQuestion.of("subscription-revenue?interval=month")),
				List.of(Format.XLSX, Format.CSV), "de", ZoneId.of("Europe/Berlin"), "Zahlen", "0 0 7 1 * ?", true,
				List.of(new RecipientProperties(List.of(new MailAddress("Finance", "finance@example.com")),
						List.of(MailAddress.of("b@example.com")), List.of(MailAddress.of("c@example.com")), "NORTH")));
		AlertProperties few = new AlertProperties(FigureQuestion.of("customers/byStatus?status=active"), null,
				"customer_count", AlertCondition.of("drops more than 5 % in a day"), Duration.ofHours(12),
				List.of(MailAddress.of("a@example.com")));
		GuardProperties guards = new GuardProperties();
		guards.put("customers", GuardProperties.Jump.of(false));
		guards.put("invoices", GuardProperties.Jump.of(true));
		guards.put("features", new GuardProperties.Jump(true, new BigDecimal("0.1"), BigDecimal.ONE, null));
		guards.put("mrr",
				new GuardProperties.Jump(true, new BigDecimal("0.3"), new BigDecimal("0.4"), BigDecimal.valueOf(5000)));
		assertThat(properties)
			.isEqualTo(new TidemarkProperties(new StoreProperties("jdbc:postgresql://db/tidemark", "owner", "o"),
					new WarehouseProperties(DataSize.ofGigabytes(1), 3, 4),
					new ApiProperties("10.0.0.1", 9090, "0.0.0.0", 9091,
							new StoreProperties("jdbc:postgresql://replica/tidemark", "reader", "r"), 6, 5,
							List.of("10.0.0.2", "fe80::1"), List.of("10.0.0.3"), Duration.ofSeconds(5),
							Duration.ofMinutes(2), 32, DataSize.ofGigabytes(1),
							new SessionProperties("0123456789abcdef0123456789abcdef", Duration.ofHours(1)),
							new OidcProperties(URI.create("https://login.example.com"), "tidemark", "c", "Example",
									List.of("openid", "groups"), "roles",
									List.of(new OidcProperties.GroupProperties("finance", "acme",
											List.of("kpi:*", "analytics:read"), "NORTH")))),
					new MailProperties("smtp.example.com", 2525, "mailer", "m", MailProperties.Security.SMTPS,
							new MailAddress("Figures", "figures@example.com"), MailAddress.of("ops@example.com"),
							Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofDays(3)),
					new ReportsProperties(Path.of("templates"), 5, DataSize.ofMegabytes(2), DataSize.ofMegabytes(20),
							URI.create("https://figures.example.com")),
					new RetentionProperties(Period.ofMonths(6), new RetentionProperties.Monthly(24)),
					new SchedulerProperties(3, 8082),
					Map.of("acme",
							new TenantProperties(ZoneId.of("Europe/London"), "0 30 1 * * ?", MovementLevel.SUBSCRIPTION,
									true,
									new SourceProperties(null, null, null, "tidemark", Path.of("data"),
											Instant.parse("2026-01-01T00:00:00Z"), Duration.ofMinutes(5)),
									List.of("draft"), new BigDecimal("0.1"), Duration.ofDays(2), guards,
									Map.of("board", board), Map.of("few", few), "EUR"))));
	}

	@Test
	void runsAtTimeShareMemoryAndThreads() throws IOException {
		TidemarkProperties properties = read("""
				tidemark:
				  warehouse: {memory-limit: 1GB, threads: 6}
				  scheduler: {parallel-runs: 4}
				""");
		assertThat(properties.parallelRuns()).isEqualTo(4);
		assertThat(properties.sharedBy(4).warehouse())
			.isEqualTo(new WarehouseProperties(DataSize.ofMegabytes(256), 1, 2));
		assertThat(properties.sharedBy(1).warehouse()).isEqualTo(properties.warehouse());
		assertThat(ConfigurationFile.defaults().parallelRuns()).isBetween(1, 4);
	}

	@ParameterizedTest
	@CsvSource({ "0, from 1 to 64", "65, from 1 to 64", "33, less than 64MB", "many, a whole number" })
	void parallelRunsThatCantBeAreRefused(String runs, String told) {
		assertThatThrownBy(() -> read("tidemark:\n  scheduler:\n    parallel-runs: " + runs + "\n"))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessageContaining(told);
	}

	@Test
	void tenantHasThirtyHoursUnlessItsFilesNeverChange() throws IOException {
		assertThat(tenant("url: jdbc:postgresql://h/d").lateAfter()).isEqualTo(Duration.ofHours(30));
		assertThat(tenant("files: data").lateAfter()).isEqualTo(Duration.ofHours(30));
		assertThat(tenant("files: data\n        as-of: 2026-01-01T00:00:00Z").lateAfter()).isNull();
		assertThat(tenant("files: data\n        as-of: 2026-01-01T00:00:00Z\n      late-after: 26h").lateAfter())
			.isEqualTo(Duration.ofHours(26));
	}

	@Test
	void apiConnectsToTheStoreWithItsOwnUser() throws IOException {
		assertThat(ConfigurationFile.defaults().apiStore()).isEqualTo(new StoreProperties(null, null, null));
		assertThat(read("""
				tidemark:
				  store:
				    url: jdbc:postgresql://db/tidemark
				    username: owner
				    password: o
				  api:
				    store:
				      username: reader
				""").apiStore()).isEqualTo(new StoreProperties("jdbc:postgresql://db/tidemark", "reader", null));
		assertThat(read("""
				tidemark:
				  store:
				    url: jdbc:postgresql://db/tidemark
				  api:
				    store:
				      url: jdbc:postgresql://replica/tidemark
				""").apiStore()).isEqualTo(new StoreProperties("jdbc:postgresql://replica/tidemark", null, null));
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1,true", "::1,true", "0:0:0:0:0:0:0:1,true", "::ffff:127.0.0.1,true", "127.0.0.2,false",
			"::2,false", "localhost,false", "'',false", "127.0.0.1.evil.example,false", "999.0.0.1,false",
			":::,false" })
	void operatorIsKnownByAnySpellingOfTheAddress(String remote, boolean isOperator) {
		assertThat(ConfigurationFile.defaults().api().isOperator(remote)).isEqualTo(isOperator);
	}

	private TenantProperties tenant(String source) throws IOException {
		return read("tidemark:\n  tenants:\n    acme:\n      source:\n        " + source + "\n").tenant("acme");
	}

	private TidemarkProperties read(String yaml) throws IOException {
		return ConfigurationFile.read(Files.writeString(this.folder.resolve("tidemark.yml"), yaml));
	}

}
