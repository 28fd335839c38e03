package io.tidemark.reports.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.tidemark.failure.ConfigurationInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a user's folder may override, and how its errors are told.
 */
class MailTemplatesTests {

	@TempDir
	private Path folder;

	private final MailWorld world = new MailWorld();

	@ParameterizedTest
	@CsvSource({ "daily, en", "daily, de-AT", "monthly, en-US", "monthly, de", "daily, fr", "monthly, ar" })
	void shippedTemplatesAreSoundInEveryLanguage(String report, String language) {
		assertThatCode(() -> this.world.reports(null).check(report, Locale.forLanguageTag(language)))
			.doesNotThrowAnyException();
	}

	@Test
	void fileOfTheUsersReplacesOursAlone() throws IOException {
		write("daily/subject.ftl", "Figures of ${tenant} by ${version}\n");
		RenderedMail mail = render("daily");
		assertThat(mail.subject()).isEqualTo("Figures of acme by 2026-02-28.1");
		assertThat(mail.html()).contains("Daily figures");
	}

	@Test
	void textsAreReplacedOneByOne() throws IOException {
		write("daily/messages_en.properties", "head.title=Good morning, \u00E9quipe\n");
		assertThat(render("daily").text()).contains("Good morning, \u00E9quipe", "Closing MRR");
	}

	@Test
	void reportOfTheUsersHasWhatItDoesNotBring() throws IOException {
		write("board/mail.txt.ftl", "${say(\"hello\", tenant)}: ${report.currencies[0].headline.value}\n");
		write("board/messages_en.properties", "hello=For the board of {0}\n");
		RenderedMail mail = render("board");
		assertThat(mail.text()).isEqualTo("For the board of acme: 211.00\n");
		assertThat(mail.html()).contains("211.00");
	}

	@Test
	void reportOfTheUsersMayBeMonthly() throws IOException {
		write("board/report.properties", "base=monthly\n");
		write("board/messages_en.properties", "head.title=For the board\n");
		String text = render("board").text();
		assertThat(text).isEqualTo(render("monthly").text().replace("The month that closed", "For the board"));
		assertThat(text).contains("February 2026", "Largest expansions");
		assertThatCode(() -> this.world.reports(this.folder).check("board", Locale.UK)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource({ "base=weekly, ' has base=weekly: use daily or monthly.'",
			"figures=monthly, ' may have one key: base=daily or base=monthly.'" })
	void unknownBaseIsRefused(String setting, String reason) throws IOException {
		write("board/report.properties", setting);
		assertThatThrownBy(() -> this.world.reports(this.folder).check("board", Locale.UK))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessage(this.folder.resolve("board/report.properties") + reason);
	}

	@Test
	void textsOutsideOfTheMailAreTheReportsToo() throws IOException {
		write("daily/messages_de.properties", "attachments.here=Bitte hier laden:\n");
		MailReport reports = this.world.reports(this.folder);
		assertThat(reports.wording("daily", Locale.GERMANY).say("attachments.here")).isEqualTo("Bitte hier laden:");
		assertThat(reports.wording("monthly", Locale.UK).say("attachments.here"))
			.isEqualTo("The attachments are too large to mail. Download them here:");
	}

	@Test
	void subjectOfTheRequestIsATemplate() {
		RenderedMail mail = this.world.reports(null)
			.render(this.world.request("daily", Locale.UK, null,
					"${tenant}\r\nBcc: all <#if dealer??>x</#if>${version}"));
		assertThat(mail.subject()).isEqualTo("acme Bcc: all 2026-02-28.1");
	}

	@Test
	void errorOfSyntaxIsToldByFileAndLine() throws IOException {
		write("daily/mail.html.ftlh", "<p>\n<p>\n<#if tenant>\n");
		assertBroken("daily", this.folder.resolve("daily/mail.html.ftlh") + " line ");
	}

	@Test
	void unknownNameIsToldByFileAndLine() throws IOException {
		write("monthly/mail.txt.ftl", "one\ntwo ${tenatn}\n");
		assertBroken("monthly", this.folder.resolve("monthly/mail.txt.ftl") + " line 2 is broken: ");
	}

	@Test
	void errorInSharedFileIsToldThere() throws IOException {
		write("shared/layout.ftlh", "<#macro mail preheader>\n\n${nothing.there}</#macro>\n");
		assertBroken("daily", this.folder.resolve("shared/layout.ftlh") + " line 3 is broken: ");
	}

	@Test
	void errorInSubjectIsToldAsThat() {
		assertThatThrownBy(
				() -> this.world.reports(null).render(this.world.request("daily", Locale.UK, null, "${tenant")))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessageStartingWith("The template subject of daily line 1 is broken: ");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "${\"freemarker.template.utility.Execute\"?new()(\"id\")}", "${report.class.protectionDomain}",
					"${report?api.getClass()}", "<#include \"../../secret.txt\">", "<#include \"/../secret.txt\">" })
	void templateReachesNothingBesidesItsFigures(String attempt) throws IOException {
		Files.writeString(this.folder.resolve("secret.txt"), "secret");
		Path inner = this.folder.resolve("inner");
		Files.createDirectories(inner.resolve("daily"));
		Files.writeString(inner.resolve("daily/mail.txt.ftl"), attempt);
		assertThatThrownBy(() -> this.world.reports(inner).check("daily", Locale.UK))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessageContaining("mail.txt.ftl line 1 is broken: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "weekly", "../daily", "", "daily/../monthly", "shared/" })
	void unknownReportIsTold(String report) {
		assertThatThrownBy(() -> this.world.reports(this.folder).check(report, Locale.UK))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessage("There is no report '%s': use daily, monthly or a folder of templates in %s.".formatted(report,
					this.folder));
	}

	@Test
	void missingFolderIsTold() {
		assertThatThrownBy(() -> this.world.reports(this.folder.resolve("none")))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessage("There is no template folder %s: create it or name another."
				.formatted(this.folder.resolve("none")));
	}

	private void assertBroken(String report, String message) {
		assertThatThrownBy(() -> this.world.reports(this.folder).check(report, Locale.UK))
			.isInstanceOf(ConfigurationInvalid.class)
			.hasMessageStartingWith("The template " + message);
	}

	private RenderedMail render(String report) {
		return this.world.reports(this.folder).render(this.world.request(report, Locale.UK, null, null));
	}

	private void write(String file, String text) throws IOException {
		Path path = this.folder.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
