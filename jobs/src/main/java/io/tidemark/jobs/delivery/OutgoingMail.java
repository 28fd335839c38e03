package io.tidemark.jobs.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import io.tidemark.config.MailAddress;
import io.tidemark.reports.mail.InlineImage;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is sent; equal mails are equal bytes.
 *
 * @param name what it is about, in a few words for files and logs
 * @param messageId what no other mail is called, without angle brackets
 * @param to whom it is for, perhaps nobody
 * @param cc who is shown as getting a copy
 */
public record OutgoingMail(String name, String messageId, Instant date, MailAddress from, List<MailAddress> to,
		List<MailAddress> cc, Content content) {

	private static final DateTimeFormatter DATE = DateTimeFormatter
		.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final String CHARSET = "UTF-8";

	/**
	 * Write the mail as a mail program opens it, in an eml file.
	 */
	byte[] bytes() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			message(Session.getInstance(new Properties())).writeTo(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("The mail can't be written: " + ex.getMessage(), ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Write the mail as a MIME message: the text and its HTML twin with images as
	 * alternatives, then the attachments.
	 */
	MimeMessage message(Session session) throws MessagingException {
		String id = "<" + this.messageId + ">";
		MimeMessage message = new MimeMessage(session) {

			@Override
			protected void updateMessageID() throws MessagingException {
				setHeader("Message-ID", id);
			}

		};
		message.setHeader("Date", DATE.format(this.date));
		message.setFrom(address(this.from));
		if (this.to.isEmpty() && this.cc.isEmpty()) {
			message.setHeader("To", "undisclosed-recipients:;");
		}
		message.addRecipients(RecipientType.TO, addresses(this.to));
		message.addRecipients(RecipientType.CC, addresses(this.cc));
		message.setSubject(this.content.subject().replaceAll("\\p{Cntrl}+", " "), CHARSET);
		message.setHeader("Auto-Submitted", "auto-generated");
		if (this.content.attachments().isEmpty()) {
			message.setContent(body(1));
		}
		else {
			MimeMultipart mixed = multipart("mixed", 1);
			mixed.addBodyPart(part(body(2)));
			for (Attachment attachment : this.content.attachments()) {
				MimeBodyPart part = part(attachment.bytes(), attachment.contentType());
				part.setFileName(attachment.fileName());
				part.setDisposition(Part.ATTACHMENT);
				mixed.addBodyPart(part);
			}
			message.setContent(mixed);
		}
		message.saveChanges();
		return message;
	}

	private MimeMultipart body(int number) throws MessagingException {
		MimeMultipart alternatives = multipart("alternative", number);
		alternatives.addBodyPart(text(this.content.text(), "plain"));
		String html = this.content.html();
		if (html != null && this.content.images().isEmpty()) {
			alternatives.addBodyPart(text(html, "html"));
		}
		else if (html != null) {
			MimeMultipart related = multipart("related", number + 1);
			related.addBodyPart(text(html, "html"));
			for (InlineImage image : this.content.images()) {
				MimeBodyPart part = part(image.bytes(), image.contentType());
				part.setContentID("<" + image.contentId() + ">");
				part.setDisposition(Part.INLINE);
				related.addBodyPart(part);
			}
			alternatives.addBodyPart(part(related));
		}
		return alternatives;
	}

	private static MimeBodyPart text(String text, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, CHARSET, subtype);
		part.setHeader("Content-Transfer-Encoding", "quoted-printable");
		return part;
	}

	private static MimeBodyPart part(MimeMultipart content) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setContent(content);
		return part;
	}

	private static MimeBodyPart part(byte[] bytes, String type) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
		part.setHeader("Content-Transfer-Encoding", "base64");
		return part;
	}

	private MimeMultipart multipart(String subtype, int number) throws MessagingException {
		String id = this.messageId.replaceAll("@.*|[^A-Za-z0-9]", "");
		return new BoundedMultipart(subtype, "=_" + number + "_" + id.substring(0, Math.min(id.length(), 40)));
	}

	private static InternetAddress[] addresses(List<MailAddress> addresses) {
		return addresses.stream().map(OutgoingMail::address).toArray(InternetAddress[]::new);
	}

	static InternetAddress address(MailAddress address) {
		try {
			return new InternetAddress(address.address(), address.name(), CHARSET);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a mail says and brings.
	 */
	public record Content(String subject, String text, @Nullable String html, List<InlineImage> images,
			List<Attachment> attachments) {

		Content(String subject, String text) {
			this(subject, text, null, List.of(), List.of());
		}

	}

	/**
	 * A file that a mail brings.
	 */
	public record Attachment(String fileName, String contentType, byte[] bytes) {
	}

	/**
	 * A multipart with a boundary that does not change from one time to the next; the
	 * equals sign and the underscore occur together in no encoded content.
	 */
	private static final class BoundedMultipart extends MimeMultipart {

		BoundedMultipart(String subtype, String boundary) throws MessagingException {
			super(subtype);
			ContentType type = new ContentType("multipart", subtype, null);
			type.setParameter("boundary", boundary);
			this.contentType = type.toString();
		}

	}

}
