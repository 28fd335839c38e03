package io.tidemark.config;

import io.tidemark.config.ReportDefinition.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tidemark.failure.ConfigurationInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a report may be configured as, and how a mistake is told.
 */
class ReportConfigurationTests {

	@TempDir
	private Path folder;

	@Test
	void recipientsAreAllThatAReportNeeds() throws IOException {
		ReportDefinition report = read("template: daily").tenant("acme").report("daily");
		assertThat(report.template()).isEqualTo("daily");
		assertThat(report.formats()).containsExactly(Format.XLSX);
		assertThat(report.language()).isEqualTo("en");
		assertThat(report.zone()).isNull();
		assertThat(report.isSentAfterPublication()).isTrue();
		assertThat(report.skipUnchanged()).isFalse();
		assertThat(report.recipients().get(0).to()).containsExactly(MailAddress.of("a@example.com"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					figures: [customers/byColour]                  | There is no KPI type 'byColour' of customers: use one of
					figures: [people/summary]                      | There is no figure 'people/summary': use one of customers/summary,
					figures: ["customers/summary?colour=red"]        | customers/summary does not take 'colour': it takes dateFrom,
					figures: ["subscription-revenue?interval=hour"]  | interval must be one of day, week
					figures: ["customers/summary?status"]            | Write the filters
					formats: [pdf]                                 | it must be one of xlsx, csv
					language: fr                                   | the language must be one of en, de
					zone: Mars/Base                                | a time zone like Europe/London
					template: ../secret                            | a template must be daily, monthly or
					subject: ''                                    | the subject is empty
					colour: red                                    | unknown key 'tidemark.tenants.acme.reports.daily.colour'
					""")
	void mistakeIsToldWithWhatThereIs(String line, String told) {
		assertThatThrownBy(() -> read(line)).isInstanceOf(ConfigurationInvalid.class).hasMessageContaining(told);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			[{to: [nobody]}]                                       | 'nobody' is no mail address
			[{to: [a@b..c]}]                                       | is no mail address
			[{to: ["a@example.com\\nBcc: x@example.com"]}]         | is no mail address
			[{dealer: NORTH}]                                      | needs an address in to, cc or bcc
			[{to: [a@example.com], dealer: ' '}]                   | the dealer's code is empty
			[{to: [a@example.com]}, {bcc: [A@example.com]}]        | an address stands twice
			[]                                                     | at least one recipient
			""")
	void recipientThatCantBeReachedIsTold(String recipients, String told) {
		assertThatThrownBy(() -> readReport("          recipients: " + recipients + "\n"))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessageContaining(told);
	}

	@Test
	void mistakeIsToldWithItsLine() {
		assertThatThrownBy(() -> read("language: fr")).hasMessageContaining("tidemark.yml line 8: 'tidemark.tenants.");
		assertThatThrownBy(() -> read("zone: Mars/Base")).hasMessageContaining("tidemark.yml line 9: ");
		assertThatThrownBy(() -> read("colour: red")).hasMessageContaining("tidemark.yml line 9: unknown key");
	}

	@Test
	void nameOfAnAddressMayHaveAnyLetters() {
		assertThat(MailAddress.of("\"Müller, Jörg\" <jm@example.com>"))
			.isEqualTo(new MailAddress("Müller, Jörg", "jm@example.com"));
	}

	private TidemarkProperties read(String line) throws IOException {
		return readReport("          recipients: [{to: [a@example.com]}]\n          " + line + "\n");
	}

	private TidemarkProperties readReport(String lines) throws IOException {
		return ConfigurationFile.read(Files.writeString(this.folder.resolve("tidemark.yml"), """
				tidemark:
				  tenants:
				    acme:
				      source:
				        files: data
				      reports:
				        daily:
				""" + lines));
	}

}
