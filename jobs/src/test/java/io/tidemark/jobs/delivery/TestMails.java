package io.tidemark.jobs.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.tidemark.config.MailAddress;
import io.tidemark.config.MailProperties;
import io.tidemark.jobs.delivery.OutgoingMail.Attachment;
import io.tidemark.jobs.delivery.OutgoingMail.Content;
import io.tidemark.reports.mail.InlineImage;
import org.jspecify.annotations.Nullable;

/**
 * Mails to test with.
 */
final class TestMails {

	static final MailAddress RECIPIENT = MailAddress.of("a@example.com");

	static final OutgoingMail MAIL = mail("Umsatz für März\r\nBcc: evil@example.com");

	private TestMails() {
	}

	static OutgoingMail mail(String subject) {
		return new OutgoingMail("acme-daily-2026-02-28.1", "0123456789abcdef0123456789abcdef@example.com",
				Instant.parse("2026-03-01T12:00:00Z"), MailAddress.of("Zahlen für alle <figures@example.com>"),
				List.of(RECIPIENT), List.of(MailAddress.of("Bob <b@example.com>")),
				new Content(subject, "Erlöse: 1 €\n.\nEnde\n", "<p>Erlöse: 1 €</p><img src=\"cid:chart@tidemark\">",
						List.of(new InlineImage("chart@tidemark", "image/png", new byte[] { 1, 2, 3 })),
						List.of(new Attachment("figures.csv", "text/csv; charset=UTF-8",
								"a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)))));
	}

	static MailProperties properties(int port, MailProperties.Security security, @Nullable String username) {
		return new MailProperties("localhost", port, username, (username != null) ? "s3cr3t" : null, security,
				MailAddress.of("figures@example.com"), null, Duration.ofSeconds(2), Duration.ofMillis(50),
				Duration.ofDays(1));
	}

}
