package io.tidemark.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.tidemark.failure.ConfigurationInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * How one tenant's mistake is kept from the others.
 */
class PartialConfigurationTests {

	private static final String GOOD = "    good:\n      source: {files: data}\n";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			source: {files: data}, time-zone: Mars/Base       | a time zone like
			source: {files: data}, colour: red                | unknown key 'tidemark.tenants.bad.colour'
			source: {files: data, password: '${NOT_SET_AT}'}  | there is no such environment variable or secret
			source: {files: data, url: 'jdbc:postgresql://h/d'} | either a url or files
			movements: customer                               | needs a source
			source: {files: data}, alerts: {few: {figure: customers/summary, when: below 5}} | tells nobody
			source: {files: data}, reports: {daily: {recipients: []}} | at least one recipient
			""")
	void tenantThatIsWrongIsLeftOutWithTheSentenceThatRefusesTheFile(String bad, String told) throws IOException {
		Path file = write("    bad: {" + bad + "}\n" + GOOD);
		PartialConfiguration read = ConfigurationFile.readPartly(file, BindHandler.DEFAULT);
		assertThat(read.properties().tenants()).containsOnlyKeys("good");
		assertThat(read.leftOut()).containsOnlyKeys("bad");
		String sentence = Objects.requireNonNull(read.leftOut().get("bad")).getMessage();
		assertThat(sentence).contains(told);
		assertThatThrownBy(() -> ConfigurationFile.read(file)).isInstanceOf(ConfigurationInvalid.class)
			.hasMessage(sentence);
	}

	@Test
	void severalTenantsAreLeftOutWhateverTheyAreCalled() throws IOException {
		PartialConfiguration read = ConfigurationFile.readPartly(
				write("    Acme_1: {colour: red}\n    b-2: {}\n    B3: {time-zone: Here}\n" + GOOD),
				BindHandler.DEFAULT);
		assertThat(read.properties().tenants()).containsOnlyKeys("good");
		assertThat(read.leftOut()).containsOnlyKeys("Acme_1", "b-2", "B3");
		assertThat(read.with("good")).isEqualTo(read.properties());
		assertThatThrownBy(() -> read.with("B3")).isInstanceOf(ConfigurationInvalid.class);
	}

	@Test
	void whatIsNoTenantsFaultRefusesTheFile() throws IOException {
		Path file = write("    bad: {colour: red}\n" + GOOD + "  warehouse: {memory-limit: 1MB}\n");
		assertThatThrownBy(() -> ConfigurationFile.readPartly(file, BindHandler.DEFAULT))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessageContaining("memory-limit");
	}

	private Path write(String tenants) throws IOException {
		return Files.writeString(this.folder.resolve("tidemark.yml"), "tidemark:\n  tenants:\n" + tenants);
	}

}
