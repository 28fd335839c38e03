package io.tidemark.jobs.mail;

import java.time.Instant;
import java.util.List;

import io.tidemark.config.MailAddress;
import io.tidemark.reports.mail.InlineImage;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is sent; equal mails are equal bytes.
 *
 * @param name what it is about, in a few words for files and logs
 * @param messageId what no other mail is called, without angle brackets
 * @param date when it was written
 * @param from whom it is from
 * @param to whom it is for, perhaps nobody
 * @param cc who is shown as getting a copy
 * @param subject one line
 * @param text the plain text
 * @param html the HTML, null for none
 * @param images the images that the HTML shows
 * @param attachments the files that it brings
 */
public record OutgoingMail(String name, String messageId, Instant date, MailAddress from, List<MailAddress> to,
		List<MailAddress> cc, String subject, String text, @Nullable String html, List<InlineImage> images,
		List<Attachment> attachments) {

	public OutgoingMail {
		to = List.copyOf(to);
		cc = List.copyOf(cc);
		images = List.copyOf(images);
		attachments = List.copyOf(attachments);
	}

}
