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
	void fileFillsAValueWithoutItsLastLineBreak() throws IOException {
		for (String content : new String[] { "pa ss\n", "pa ss\r\n", "pa ss" }) {
			secret(content);
			assertThat(storePassword("${file:%s}".formatted(secretFile()))).isEqualTo("pa ss");
		}
		secret("pass\n\n");
		assertThat(storePassword("${file:%s}".formatted(secretFile()))).isEqualTo("pass\n");
	}

	@Test
	void pathOfAFileIsRelativeToTheConfiguration() throws IOException {
		secret(SECRET);
		assertThat(storePassword("${file:secret}")).isEqualTo(SECRET);
		assertThat(storePassword("${file:%s}".formatted(secretFile()))).isEqualTo(SECRET);
	}

	@Test
	void fileMayBeTheDefaultOfAVariable() throws IOException {
		secret(SECRET);
		assertThat(storePassword("${UNSET:${file:secret}}")).isEqualTo(SECRET);
		assertThat(storePassword("${SET:${file:missing}}", "SET", "x")).isEqualTo("x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a${b}c", "${HOME}", "a\\b", "a\\${b", "$${x:y}", "ä:ö", "${", "}", "#{1}" })
	void secretIsTakenAsItIs(String password) throws IOException {
		secret(password);
		assertThat(storePassword("${file:secret}")).isEqualTo(password);
		assertThat(storePassword("${PASSWORD}", "PASSWORD", password)).isEqualTo(password);
	}

	@Test
	void variableOverridesTheFile() throws IOException {
		assertThat(storePassword("mine", "TIDEMARK_STORE_PASSWORD", "other")).isEqualTo("other");
		assertThat(read("tidemark:\n  api:\n    port: 1\n", "TIDEMARK_API_REQUESTSPERMINUTE", "7").api()
			.requestsPerMinute()).isEqualTo(7);
		assertThat(read(tenant("password: mine"), "TIDEMARK_TENANTS_ACME_SOURCE_PASSWORD", "other").tenant("acme")
			.source()
			.password()).isEqualTo("other");
	}

	@Test
	void variableNamesAFileWithTheValue() throws IOException {
		secret(SECRET + "\n");
		assertThat(storePassword("mine", "TIDEMARK_STORE_PASSWORD_FILE", secretFile().toString())).isEqualTo(SECRET);
		assertThat(read(tenant("username: u"), "TIDEMARK_TENANTS_ACME_SOURCE_PASSWORD_FILE", secretFile().toString())
			.tenant("acme")
			.source()
			.password()).isEqualTo(SECRET);
		assertThat(ConfigurationFile
			.ofEnvironment(environment("TIDEMARK_API_STORE_PASSWORD_FILE", secretFile().toString()))
			.api()
			.store()
			.password()).isEqualTo(SECRET);
	}

	@Test
	void missingFileIsToldWithKeyAndLine() {
		assertThat(failure("    password: ${file:/run/nothing}").getMessage()).isEqualTo(
				"%s line 3: 'tidemark.store.password' can't be read: the file /run/nothing does not exist: create it, or correct the path."
					.formatted(file()));
		assertThat(failure("    password: x", "TIDEMARK_STORE_PASSWORD_FILE", "/run/nothing").getMessage()).isEqualTo(
				"The environment variable TIDEMARK_STORE_PASSWORD_FILE: 'tidemark.store.password' can't be read: the file /run/nothing does not exist: create it, or correct the path.");
	}

	@Test
	void fileThatHoldsNoValueIsTold() throws IOException {
		assertThat(failure("    password: ${file:.}").getMessage()).contains("is a folder: name a file");
		secret("\n");
		assertThat(failure("    password: ${file:secret}").getMessage()).contains("secret is empty");
		Files.write(secretFile(), new byte[] { (byte) 0xff });
		assertThat(failure("    password: ${file:secret}").getMessage()).contains("is no UTF-8 text");
		Files.write(secretFile(), new byte[65_537]);
		assertThat(failure("    password: ${file:secret}").getMessage()).contains("is longer than 64 KB");
	}

	@Test
	void pathWithAnotherPlaceholderIsRefused() {
		assertThat(failure("    password: ${file:${HOME}/secret}").getMessage())
			.contains("takes a path without another");
	}

	@Test
	void variableAndFileForOneKeyAreRefused() {
		assertThat(failure("    password: x", "TIDEMARK_STORE_PASSWORD", "y", "TIDEMARK_STORE_PASSWORD_FILE", "z")
			.getMessage()).isEqualTo(
					"The environment variables TIDEMARK_STORE_PASSWORD and TIDEMARK_STORE_PASSWORD_FILE are both set: leave one out.");
	}

	@Test
	void fileForAKeyThatIsNoneIsRefused() {
		assertThat(failure("    password: x", "TIDEMARK_STORE_PASWORD_FILE", "/etc/hostname").getMessage())
			.contains("unknown key 'tidemark.store.pasword'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "  mail:\n    from: ${file:secret}", "  warehouse:\n    memory-limit: ${file:secret}",
			"  api:\n    operators: ['${file:secret}']", "  retention:\n    keep-monthly: ${file:secret}",
			"  store:\n    url: ${file:secret}", "  store:\n    url: jdbc:postgresql://u:${file:secret}@db/x",
			"  mail:\n    security: ${file:secret}", "  ${file:secret}: 1", "  api: ${file:secret}" })
	void contentOfAFileIsNeverTold(String lines) throws IOException {
		secret(SECRET);
		Throwable failure = failure(lines);
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		assertThat(trace.toString()).contains("tidemark.yml").doesNotContain(SECRET);
	}

	@Test
	void variableWithAnInvalidValueIsNamed() {
		assertThat(failure("    username: x", "TIDEMARK_API_PORT", "http").getMessage())
			.isEqualTo("The environment variable TIDEMARK_API_PORT: 'tidemark.api.port' = 'http' is invalid: "
					+ "it must be a whole number.");
	}

	private static String tenant(String line) {
		return "tidemark:\n  tenants:\n    acme:\n      source:\n        url: jdbc:postgresql://h/d\n        " + line
				+ "\n";
	}

	private String storePassword(String value, String... variables) throws IOException {
		return String
			.valueOf(read("tidemark:\n  store:\n    password: '%s'\n".formatted(value), variables).store().password());
	}

	private ConfigurationInvalid failure(String lines, String... variables) {
		String yaml = lines.startsWith("    ") ? "tidemark:\n  store:\n" + lines : "tidemark:\n" + lines;
		return catchThrowableOfType(ConfigurationInvalid.class, () -> read(yaml + "\n", variables));
	}

	private TidemarkProperties read(String yaml, String... variables) throws IOException {
		return ConfigurationFile.read(Files.writeString(file(), yaml), environment(variables));
	}

	private static StandardEnvironment environment(String... variables) {
		Map<String, Object> map = (variables.length == 0) ? Map.of() : (variables.length == 2)
				? Map.of(variables[0], variables[1]) : Map.of(variables[0], variables[1], variables[2], variables[3]);
		return new StandardEnvironment() {

			@Override
			public Map<String, Object> getSystemEnvironment() {
				return map;
			}

		};
	}

	private void secret(String content) throws IOException {
		Files.writeString(secretFile(), content);
	}

	private Path secretFile() {
		return this.folder.resolve("secret");
	}

	private Path file() {
		return this.folder.resolve("tidemark.yml");
	}

}
