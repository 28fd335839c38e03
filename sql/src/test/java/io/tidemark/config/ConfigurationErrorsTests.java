package io.tidemark.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tidemark.failure.ConfigurationInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a file that is no configuration is told.
 */
class ConfigurationErrorsTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "# nothing\n", "---\n", "tidemark:\n", "\uFEFFtidemark:\n", "tidemark: {}\n",
			"tidemark:\n  tenants:\n", "tidemark:\n  tenants: {}\n", "tidemark:\n  mail:\n  api:\n" })
	void emptyFileIsTheDefaults(String yaml) throws IOException {
		assertThat(read(yaml)).isEqualTo(ConfigurationFile.defaults());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					`hello`                                        | tidemark.yml line 1: there are no keys: write 'tidemark:'
					`- a\\n- b`                                    | tidemark.yml line 1: there are no keys: write 'tidemark:'
					`tidemark: hello`                              | tidemark.yml line 1: 'tidemark' must have keys below it
					`tidemark:\\n  - a`                            | tidemark.yml line 2: 'tidemark' must have keys below it
					`tidemark:\\n  tenants: acme`                  | line 2: 'tidemark.tenants' = 'acme' is invalid: it must have keys below it
					`tidemark:\\n  tenants:\\n    acme:`           | line 3: 'tidemark.tenants.acme'
					`tidemark:\\n  tenants:\\n    acme: 5`         | line 3: 'tidemark.tenants.acme' is invalid: it must have keys below it
					`tidemark:\\n  api:\\n    port: [1, 2]`        | line 3: unknown key 'tidemark.api.port[0]'
					`tidemark:\\n  api:\\n    port:\\n      a: 1`  | line 4: unknown key 'tidemark.api.port.a'
					`tidemark:\\n\\tapi: 1`                        | line 2 is not valid YAML: found character '\\t(TAB)'
					`tidemark:\\n  api:\\n    port: 1\\n    port: 2` | line 4 is not valid YAML: found duplicate key port
					`tidemark:\\n  api: {}\\n---\\nother: 1`       | line 4: unknown key 'other'
					`tidemark:\\n  secrets: [a]`                    | line 2: unknown key 'tidemark.secrets[0]'
					`tidemark: "open`                              | line 1 is not valid YAML
					`Tidemark:\\n  api: 1`                         | unknown key 'Tidemark.api'
					`tidemark.api.port: 99999`                     | line 1: 'tidemark.api' is invalid: port must be from 0 to 65535
					""")
	void fileThatIsNoConfigurationIsTold(String yaml, String sentence) {
		assertThatExceptionOfType(ConfigurationInvalid.class)
			.isThrownBy(() -> read(yaml.replace("\\n", "\n").replace("\\t", "\t")))
			.withMessageContaining("tidemark.yml")
			.withMessageContaining(sentence.strip());
	}

	@Test
	void fileThatIsNoTextIsTold() throws IOException {
		Path file = Files.write(this.folder.resolve("tidemark.yml"), new byte[] { 't', (byte) 0xff, 0, 1 });
		assertThatExceptionOfType(ConfigurationInvalid.class).isThrownBy(() -> ConfigurationFile.read(file))
			.withMessageContaining("tidemark.yml");
	}

	private TidemarkProperties read(String yaml) throws IOException {
		return ConfigurationFile.read(Files.writeString(this.folder.resolve("tidemark.yml"), yaml));
	}

}
