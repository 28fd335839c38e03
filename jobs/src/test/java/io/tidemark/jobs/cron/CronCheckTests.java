package io.tidemark.jobs.cron;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.tidemark.config.ConfigurationFile;
import io.tidemark.config.PartialConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a schedule that Quartz does not understand is told.
 */
class CronCheckTests {

	private static final String REPORT = "reports: {daily: {recipients: [{to: [a@example.com]}], schedule: ";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			schedule: daily              | schedule 'daily' is no cron expression
			schedule: '0 0 25 * * ?'     | is no cron expression
			schedule: '0 0 99 * * ?'     | there are no such times as 98 and 99
			schedule: '0 0 0 30 2 ?'     | it never comes
			report: sometimes            | after-publish or a cron expression
			""")
	void tenantWhoseScheduleIsWrongIsLeftOut(String setting, String told) throws IOException {
		PartialConfiguration read = read(
				setting.startsWith("report: ") ? setting.replace("report: ", REPORT) + "}}" : setting);
		assertThat(read.properties().tenants()).containsOnlyKeys("good");
		assertThat(read.leftOut()).containsOnlyKeys("bad");
		assertThat(Objects.requireNonNull(read.leftOut().get("bad")).getMessage())
			.contains("tidemark.yml line 4: 'tidemark.tenants.bad", told);
	}

	@Test
	void scheduleThatQuartzUnderstandsIsTaken() throws IOException {
		assertThat(read("schedule: ' 0 30 1 * * ? ', " + REPORT + "'0 0 7 ? * MON-FRI'}}").leftOut()).isEmpty();
		assertThat(read(REPORT + "after-publish}}").leftOut()).isEmpty();
	}

	private PartialConfiguration read(String setting) throws IOException {
		Path file = Files.writeString(this.folder.resolve("tidemark.yml"), """
				tidemark:
				  tenants:
				    good: {source: {files: data}}
				    bad: {source: {files: data}, %s}
				""".formatted(setting));
		return ConfigurationFile.readPartly(file, new CronCheck());
	}

}
