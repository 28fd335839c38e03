package io.tidemark.jobs.cli.published;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.tidemark.jobs.Answer;
import io.tidemark.jobs.TestInstallation;
import io.tidemark.key.ApiKey;
import io.tidemark.key.KeyHash;
import io.tidemark.key.KeySecret;
import io.tidemark.key.KeyStore;
import io.tidemark.key.Permission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys are made, listed and revoked by the operator.
 */
class KeysCommandIT {

	@TempDir
	private Path folder;

	private TestInstallation installation;

	@BeforeEach
	void install() {
		this.installation = TestInstallation.in(this.folder);
	}

	@Test
	void standardOutputHasTheSecretAndNothingElse() {
		Answer created = create();
		String secret = created.out().strip();
		assertThat(created.out()).matches("tdm_[A-Za-z0-9]{43}\\R");
		assertThat(usable()).containsOnlyKeys(new KeySecret(secret).hash());
		ApiKey key = usable().values().iterator().next();
		assertThat(key.tenant()).isEqualTo("acme");
		assertThat(key.permissions()).containsExactly(Permission.ALL_KPIS, Permission.ANALYTICS);
		assertThat(created.err())
			.contains("Key " + key.id() + " of acme may kpi:*, analytics:read,", "shown only once", "without an expiry",
					"the configured number of requests per minute")
			.doesNotContain(secret, "Warning");
	}

	@Test
	void keyIsMadeAsAsked() {
		Answer created = create("--permission", "kpi:customers", "--permission", "operations:read", "--dealer", "NORTH",
				"--label", "Grafana", "--rate-limit", "30", "--expires", "2090-01-31");
		ApiKey key = usable().values().iterator().next();
		assertThat(created.err()).contains("may kpi:customers, operations:read for dealer NORTH",
				"at 30 requests per minute", "until 2090-02-01T00:00:00Z");
		assertThat(list().get(1)).matches(("%s  acme    Grafana  kpi:customers, operations:read  NORTH +30  %s +"
				+ "2090-02-01T00:00:00Z  usable")
			.formatted(key.id(), key.createdAt()));
	}

	@Test
	void lastDayEndsInTheZoneOfTheTenant() {
		this.installation.configureTenant("      time-zone: Asia/Tokyo\n");
		assertThat(create("--expires", "2090-01-31").err()).contains("until 2090-01-31T15:00:00Z");
	}

	@Test
	void dealerThatTheSnapshotDoesNotKnowIsAWarning() {
		assertThat(create("--dealer", "NORTH").err()).as("no snapshot yet").doesNotContain("Warning");
		this.installation.write("dealers", "dealer_code,dealer_name\nNORTH,North Ltd\n").runPublishes();
		assertThat(create("--dealer", "NORTH").err()).doesNotContain("Warning");
		assertThat(create("--dealer", "DIRECT").err()).as("has a customer").doesNotContain("Warning");
		assertThat(create("--dealer", "north").err())
			.contains("Warning: snapshot 2026-02-28.1 of acme knows no dealer " + "'north'");
	}

	@Test
	void listTellsTheStateAndNeverTheHash() {
		KeyHash hash = new KeySecret(create("--expires-in", "12h").out().strip()).hash();
		create();
		String second = list().get(2).substring(0, 8);
		execute("revoke", second).succeeds();
		TestInstallation.sql(this.installation.storeUrl(), """
				insert into tidemark.api_key (key_id, key_hash, tenant, permissions, created_at, expires_at)
				values ('expired1', sha256('x'), 'acme', array['kpi:*'], now() - interval '2 days', now())
				""");
		List<String> lines = list();
		assertThat(lines).hasSize(4);
		assertThat(lines.get(0)).matches("Id +Tenant +Label +Permissions +Dealer +Per minute +Created +Expires +State");
		assertThat(lines.get(1)).startsWith("expired1").endsWith("  expired");
		assertThat(lines.get(2)).endsWith("Z  usable");
		assertThat(lines.get(3)).startsWith(second).matches(".* never +revoked");
		assertThat(String.join("\n", lines)).doesNotContain(hash.hex(), "tdm_");
	}

	@Test
	void revokingTwiceIsAsGoodAsOnce() {
		create();
		String id = list().get(1).substring(0, 8);
		Answer first = execute("revoke", id);
		assertThat(first.out()).startsWith("Key " + id + " of acme was revoked at 20");
		assertThat(usable()).isEmpty();
		assertThat(execute("revoke", id).out()).isEqualTo(first.out());
	}

	@Test
	void keysOfAnotherTenantAreNotListed() {
		create();
		this.installation.configureAll("""
				tidemark:
				  store:
				    url: %s
				  tenants:
				    globex:
				      source:
				        files: data
				""".formatted(this.installation.storeUrl()));
		assertThat(execute("list", "--tenant", "globex").out().lines()).hasSize(1);
		assertThat(execute("list", "--tenant", "acme").out().lines()).as("no longer configured").hasSize(2);
		assertThat(list()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					8 | create --tenant nobody                          | no tenant 'nobody': neither the configuration nor the store
					2 | create --tenant acme --permission kpi:people    | no permission 'kpi:people': use one of kpi:*, kpi:customers
					2 | create --tenant acme --rate-limit 0             | at least 1 request per minute
					2 | create --tenant acme --rate-limit many          | '--rate-limit'
					2 | create --tenant acme --dealer=                  | dealer's code is empty
					2 | create --tenant acme --expires 2027-02-30       | --expires must be a date like 2027-01-31, not '2027-02-30'
					2 | create --tenant acme --expires 2020-01-01       | within the next hundred years, not at 2020-01-02T00:00:00Z
					2 | create --tenant acme --expires +999999999-12-31 | --expires must be a date
					2 | create --tenant acme --expires-in soon          | --expires-in must be a duration like 90d or 12h, not 'soon'
					2 | create --tenant acme --expires-in 9999999999999999d | --expires-in must be a duration
					2 | create --tenant acme --expires-in 40000d        | within the next hundred years
					2 | create --tenant acme --expires-in=-1d           | within the next hundred years
					2 | create --tenant acme --expires-in 1d --expires 2027-01-31 | --expires
					8 | list --tenant nobody                            | no tenant 'nobody'
					8 | revoke abcdefgh                                 | no key 'abcdefgh': 'keys list' shows
					8 | revoke tdm_s3cr3t                               | no key 'tdm_***'
					2 | revoke                                          | ID
					2 | rotate                                          | rotate
					""")
	void badCommandIsToldAndMakesNoKey(int exitCode, String arguments, String told) {
		execute(arguments.split(" ")).failsWith(exitCode, told);
		assertThat(this.installation.count("tidemark.api_key")).isZero();
	}

	private Answer create(String... options) {
		String[] arguments = new String[options.length + 3];
		arguments[0] = "create";
		arguments[1] = "--tenant";
		arguments[2] = "acme";
		System.arraycopy(options, 0, arguments, 3, options.length);
		Answer result = execute(arguments);
		result.succeeds();
		return result;
	}

	private List<String> list() {
		return execute("list").out().lines().toList();
	}

	private Answer execute(String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = "keys";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return this.installation.call(all);
	}

	private Map<KeyHash, ApiKey> usable() {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(this.installation.storeUrl());
		return new KeyStore(source).findUsable();
	}

}
