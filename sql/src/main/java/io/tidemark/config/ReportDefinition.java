package io.tidemark.config;

import java.util.stream.Stream;
import java.time.ZoneId;
import java.util.List;

import io.tidemark.figure.registry.FigureQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * A report that is mailed.
 *
 * @param template the folder of its templates, as in daily
 * @param zone the zone of its times and its schedule, null for the tenant's
 * @param subject the template of its subject, null for that of the template folder
 * @param schedule when it is due: after each publication, or at the first time of a
 * Quartz cron expression after it
 * @param skipUnchanged whether it is not sent if its figures are what they were in the
 * mail before
 */
public record ReportDefinition(@DefaultValue("daily") String template, @DefaultValue List<FigureQuestion> figures,
		@DefaultValue("xlsx") List<Format> formats, @DefaultValue("en") String language, @Nullable ZoneId zone,
		@Nullable String subject, @DefaultValue(AFTER_PUBLISH) String schedule,
		@DefaultValue("false") boolean skipUnchanged, @DefaultValue List<RecipientProperties> recipients) {

	/** The languages that reports are written in. */
	public static final List<String> LANGUAGES = List.of("en", "de");

	private static final String AFTER_PUBLISH = "after-publish";

	public ReportDefinition {
		schedule = schedule.strip();
		figures = List.copyOf(figures);
		formats = formats.stream().distinct().toList();
		recipients = List.copyOf(recipients);
		Assert.isTrue(template.matches("[A-Za-z0-9][A-Za-z0-9_-]*"),
				"a template must be daily, monthly or the name of a folder in tidemark.reports.templates");
		Assert.isTrue(LANGUAGES.contains(language), "the language must be one of " + String.join(", ", LANGUAGES));
		Assert.isTrue(subject == null || !subject.isBlank(),
				"the subject is empty: leave it out for the template's own");
		Assert.isTrue(!recipients.isEmpty(), "a report needs at least one recipient");
		for (RecipientProperties recipient : recipients) {
			if (recipient.dealer() != null) {
				figures.forEach((figure) -> figure.forDealer(recipient.dealer()));
			}
		}
		long addresses = recipients.stream().mapToLong((recipient) -> recipient.all().size()).sum();
		Assert.isTrue(addresses == recipients.stream()
			.flatMap((recipient) -> recipient.all().stream().map((address) -> address.key() + " " + recipient.dealer()))
			.distinct()
			.count(), "an address stands twice among the recipients for the same figures");
	}

	public boolean isSentAfterPublication() {
		return this.schedule.equals(AFTER_PUBLISH);
	}

	/**
	 * What a mail's attachments are.
	 */
	public enum Format {

		/** One workbook with a sheet per figure. */
		XLSX,

		/** A file per figure. */
		CSV

	}

	/**
	 * Who gets a report, each in a mail of their own that names the others but those of
	 * bcc.
	 *
	 * @param dealer the one dealer whose figures they get, null for all
	 */
	public record RecipientProperties(@DefaultValue List<MailAddress> to, @DefaultValue List<MailAddress> cc,
			@DefaultValue List<MailAddress> bcc, @Nullable String dealer) {

		public RecipientProperties {
			to = List.copyOf(to);
			cc = List.copyOf(cc);
			bcc = List.copyOf(bcc);
			Assert.isTrue(!to.isEmpty() || !cc.isEmpty() || !bcc.isEmpty(),
					"a recipient needs an address in to, cc or bcc");
			Assert.isTrue(dealer == null || !dealer.isBlank(),
					"the dealer's code is empty: leave it out for all dealers");
		}

		public List<MailAddress> all() {
			return Stream.of(this.to, this.cc, this.bcc).flatMap(List::stream).toList();
		}

	}

}
