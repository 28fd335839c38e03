package io.tidemark.jobs.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a mail is made of, byte by byte.
 */
class OutgoingMailTests {

	@TempDir
	private Path folder;

	@Test
	void sameMailIsTheSameBytes() {
		assertThat(TestMails.MAIL.bytes()).isEqualTo(TestMails.mail(TestMails.MAIL.content().subject()).bytes());
		assertThat(text()).isNotEqualTo(new String(TestMails.mail("x").bytes(), StandardCharsets.US_ASCII));
	}

	@Test
	void headersAreAsciiAndNobodyAddsOne() throws MessagingException, IOException {
		assertThat(text()).isASCII()
			.contains("Message-ID: <0123456789abcdef0123456789abcdef@example.com>\r\n",
					"Date: Sun, 1 Mar 2026 12:00:00 +0000\r\n", "Auto-Submitted: auto-generated\r\n",
					"MIME-Version: 1.0\r\n")
			.doesNotContainIgnoringCase("\nBcc:");
		MimeMessage message = message();
		assertThat(message.getSubject()).isEqualTo("Umsatz für März Bcc: evil@example.com");
		assertThat(message.getFrom()[0]).asString().endsWith(" <figures@example.com>");
		assertThat(message.getRecipients(RecipientType.CC)).extracting(Object::toString)
			.containsExactly("Bob <b@example.com>");
		assertThat(message.getRecipients(RecipientType.BCC)).isNull();
	}

	@Test
	void textAndHtmlAreAlternativesBesideTheAttachments() throws MessagingException, IOException {
		MimeMultipart mixed = (MimeMultipart) message().getContent();
		assertThat(mixed.getContentType()).startsWith("multipart/mixed");
		MimeMultipart alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
		assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
		assertThat(alternatives.getBodyPart(0).getContent()).asString().contains("Erlöse: 1 €");
		MimeMultipart related = (MimeMultipart) alternatives.getBodyPart(1).getContent();
		assertThat(related.getContentType()).startsWith("multipart/related");
		assertThat(related.getBodyPart(0).getContent()).asString().startsWith("<p>Erlöse");
		assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<chart@tidemark>");
		assertThat(related.getBodyPart(1).getInputStream()).hasBinaryContent(new byte[] { 1, 2, 3 });
		assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("figures.csv");
		assertThat(mixed.getBodyPart(1).getInputStream()).hasContent("a,b\n1,2\n");
	}

	@Test
	void outboxHasOneFileHoweverOftenAMailIsSent() throws IOException {
		OutboxTransport outbox = new OutboxTransport(this.folder.resolve("outbox"));
		outbox.check();
		for (int time = 0; time < 3; time++) {
			outbox.send(TestMails.MAIL, TestMails.RECIPIENT, () -> {
			});
		}
		try (Stream<Path> files = Files.list(this.folder.resolve("outbox"))) {
			List<Path> mails = files.toList();
			assertThat(mails).containsExactly(outbox.file(TestMails.MAIL, TestMails.RECIPIENT));
			assertThat(mails.get(0)).hasBinaryContent(TestMails.MAIL.bytes())
				.hasFileName("acme-daily-2026-02-28.1-a@example.com-01234567.eml");
		}
	}

	private static String text() {
		return new String(TestMails.MAIL.bytes(), StandardCharsets.UTF_8);
	}

	private static MimeMessage message() throws MessagingException {
		return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(TestMails.MAIL.bytes()));
	}

}
