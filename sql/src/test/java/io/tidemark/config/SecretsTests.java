package io.tidemark.config;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.tidemark.failure.ConfigurationInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Where values come from that no configuration file should have.
 */
class SecretsTests {

	private static final String SECRET = "s3cr3t";

	@TempDir
	private Path folder;

	@Test
	void fileFillsItsKeyWithoutItsLastLineBreak() throws IOException {
		for (String content : new String[] { "pa ss\n", "pa ss\r\n", "pa ss" }) {
			secret("tidemark.store.password", content);
			assertThat(storePassword("mine")).isEqualTo("pa ss");
		}
	}

	@Test
	void fileFillsAPlaceholder() throws IOException {
		secret("password", SECRET);
		assertThat(storePassword("${password}")).isEqualTo(SECRET);
		assertThat(storePassword("${UNSET:${password}}")).isEqualTo(SECRET);
		assertThat(storePassword("${SET:${missing}}", "SET", "x")).isEqualTo("x");
	}

	@Test
	void fileMayFillAnyTenantsKey() throws IOException {
		secret("tidemark.tenants.Acme_1.source.password", SECRET);
		assertThat(read(tenant("username: u").replace("acme", "Acme_1")).tenant("Acme_1").source().password())
			.isEqualTo(SECRET);
	}

	@Test
	void folderMayBeNamedByAVariable() throws IOException {
		secret("tidemark.api.store.password", SECRET);
		assertThat(ConfigurationFile
			.readPartly(null, BindHandler.DEFAULT, environment("TIDEMARK_SECRETS", secrets().toString()))
			.complete()
			.api()
			.store()
			.password()).isEqualTo(SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a${b}c", "${HOME}", "a\\b", "a\\${b", "$${x:y}", "ä:ö", "${", "}", "#{1}" })
	void secretIsTakenAsItIs(String password) throws IOException {
		secret("password", password);
		assertThat(storePassword("${password}")).isEqualTo(password);
		assertThat(storePassword("${UNSET:${password}}")).isEqualTo(password);
		assertThat(storePassword("${PASSWORD}", "PASSWORD", password)).isEqualTo(password);
		secret("tidemark.store.password", password);
		assertThat(storePassword("mine")).isEqualTo(password);
	}

	@Test
	void variableOverridesTheFile() throws IOException {
		secrets();
		assertThat(storePassword("mine", "TIDEMARK_STORE_PASSWORD", "other")).isEqualTo("other");
		assertThat(read("tidemark:\n  api:\n    port: 1\n", "TIDEMARK_API_REQUESTSPERMINUTE", "7").api()
			.requestsPerMinute()).isEqualTo(7);
		assertThat(read(tenant("password: mine"), "TIDEMARK_TENANTS_ACME_SOURCE_PASSWORD", "other").tenant("acme")
			.source()
			.password()).isEqualTo("other");
	}

	@Test
	void variableOverridesASecret() throws IOException {
		secret("tidemark.store.password", SECRET);
		assertThat(storePassword("mine", "TIDEMARK_STORE_PASSWORD", "other")).isEqualTo("other");
	}

	@Test
	void missingFolderIsToldWithItsLine() throws IOException {
		assertThat(failure("  secrets: nothing").getMessage()).isEqualTo(
				"%s line 2: 'tidemark.secrets' = 'nothing' is invalid: there is no folder %s: create it, or correct the path."
					.formatted(file(), this.folder.resolve("nothing")));
		assertThat(failure("  api:", "TIDEMARK_SECRETS", "/run/nothing").getMessage()).isEqualTo(
				"The environment variable TIDEMARK_SECRETS: 'tidemark.secrets' = '/run/nothing' is invalid: there is no folder /run/nothing: create it, or correct the path.");
	}

	@Test
	void missingSecretIsToldWithKeyAndLine() throws IOException {
		secrets();
		assertThat(failure("  secrets: secrets\n  store:\n    password: ${store}").getMessage()).isEqualTo(
				"%s line 4: 'tidemark.store.password' refers to ${store}, but there is no such environment variable or secret: set it."
					.formatted(file()));
	}

	@Test
	void secretOfAKeyThatIsNoneIsRefused() throws IOException {
		secret("tidemark.store.pasword", SECRET);
		assertThat(failure("  secrets: secrets").getMessage())
			.isEqualTo("The folder %s: unknown key 'tidemark.store.pasword'. Did you mean 'tidemark.store.password'?"
				.formatted(secrets()));
	}

	@Test
	void secretOfAnInvalidKeyIsNotTold() throws IOException {
		secret("tidemark.api.port", SECRET);
		assertThat(failure("  secrets: secrets").getMessage()).isEqualTo(
				"The folder %s: 'tidemark.api.port' is invalid: it must be a whole number.".formatted(secrets()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "  mail:\n    from: ${secret}", "  warehouse:\n    memory-limit: ${secret}",
			"  api:\n    operators: ['${secret}']", "  retention:\n    keep-monthly: ${secret}",
			"  store:\n    url: ${secret}", "  store:\n    url: jdbc:postgresql://u:${secret}@db/x",
			"  mail:\n    security: ${secret}", "  ${secret}: 1", "  api: ${secret}" })
	void secretIsNeverTold(String lines) throws IOException {
		secret("secret", SECRET);
		Throwable failure = failure("  secrets: secrets\n" + lines);
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		assertThat(trace.toString()).contains("tidemark.yml").doesNotContain(SECRET);
	}

	@Test
	void variableIsNotTold() {
		assertThat(failure("  mail:\n    from: ${PASSWORD}", "PASSWORD", SECRET).getMessage())
			.contains("line 3: 'tidemark.mail.from' = '${PASSWORD}' is invalid: '***' is no mail address");
	}

	@Test
	void passwordIsNoPartOfAnyText() throws IOException {
		TidemarkProperties properties = read("""
				tidemark:
				  store: {url: 'jdbc:postgresql://h/d?password=%1$s', username: u, password: %1$s}
				  api: {store: {password: %1$s}}
				  mail: {host: h, username: u, password: %1$s}
				  tenants: {acme: {source: {url: 'jdbc:postgresql://h/d?password=%1$s', username: u, password: %1$s}}}
				""".formatted(SECRET));
		assertThat(properties.tenant("acme").source().password()).isEqualTo(SECRET);
		assertThat(properties.toString()).contains("acme").doesNotContain(SECRET);
	}

	@Test
	void variableWithAnInvalidValueIsNamed() {
		assertThat(failure("  api:", "TIDEMARK_API_PORT", "http").getMessage())
			.isEqualTo("The environment variable TIDEMARK_API_PORT: 'tidemark.api.port' = 'http' is invalid: "
					+ "it must be a whole number.");
	}

	private static String tenant(String line) {
		return "tidemark:\n  secrets: secrets\n  tenants:\n    acme:\n      source:\n        url: jdbc:postgresql://h/d\n        "
				+ line + "\n";
	}

	private String storePassword(String value, String... variables) throws IOException {
		secrets();
		return String
			.valueOf(read("tidemark:\n  secrets: secrets\n  store:\n    password: '%s'\n".formatted(value), variables)
				.store()
				.password());
	}

	private ConfigurationInvalid failure(String lines, String... variables) {
		return catchThrowableOfType(ConfigurationInvalid.class, () -> read("tidemark:\n" + lines + "\n", variables));
	}

	private TidemarkProperties read(String yaml, String... variables) throws IOException {
		return ConfigurationFile
			.readPartly(Files.writeString(file(), yaml), BindHandler.DEFAULT, environment(variables))
			.complete();
	}

	private static StandardEnvironment environment(String... variables) {
		Map<String, Object> map = (variables.length == 0) ? Map.of() : Map.of(variables[0], variables[1]);
		return new StandardEnvironment() {

			@Override
			public Map<String, Object> getSystemEnvironment() {
				return map;
			}

		};
	}

	private void secret(String name, String content) throws IOException {
		Files.writeString(secrets().resolve(name), content);
	}

	private Path secrets() throws IOException {
		return Files.createDirectories(this.folder.resolve("secrets"));
	}

	private Path file() {
		return this.folder.resolve("tidemark.yml");
	}

}
