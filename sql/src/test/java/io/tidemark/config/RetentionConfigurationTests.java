package io.tidemark.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;

import io.tidemark.failure.ConfigurationInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What may be configured of retention.
 */
class RetentionConfigurationTests {

	@TempDir
	private Path folder;

	@Test
	void keyThatIsLeftOutHasItsDefault() throws IOException {
		assertThat(read("keep-all: 2w"))
			.isEqualTo(new RetentionProperties(Period.ofDays(14), new RetentionProperties.Monthly(null)));
		assertThat(read("keep-monthly: 24")).isEqualTo(read("keep-monthly: 24 months"));
		assertThat(read("keep-monthly: 1 Month"))
			.isEqualTo(new RetentionProperties(Period.ofDays(90), new RetentionProperties.Monthly(1)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			keep-all: 0d             | keep-all must be from 1d to 100y
			keep-all: -90d           | keep-all must be from 1d to 100y
			keep-all: 40000d         | keep-all must be from 1d to 100y
			keep-all: 90h            | it must be a period like 90d, 13w or 6m (months)
			keep-monthly: 0 months   | keep-monthly must be from 1 to 1200 months, or forever
			keep-monthly: 2 years    | write keep-monthly like 'forever' or '24 months', not '2 years'
			keep-weekly: forever     | unknown key 'tidemark.retention.keep-weekly'
			""")
	void badSettingIsToldInOneSentence(String line, String told) {
		assertThatThrownBy(() -> read(line)).isInstanceOf(ConfigurationInvalid.class).hasMessageContaining(told);
	}

	private RetentionProperties read(String line) throws IOException {
		return ConfigurationFile
			.read(Files.writeString(this.folder.resolve("tidemark.yml"), "tidemark:\n  retention:\n    " + line + "\n"))
			.retention();
	}

}
