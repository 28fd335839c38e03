package io.tidemark.jobs.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import io.tidemark.config.MailAddress;
import io.tidemark.reports.mail.InlineImage;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
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

/**
 * Writes mails as MIME messages: the text and its HTML twin with images as alternatives,
 * then the attachments. The same mail gives the same bytes.
 */
public final class MimeMail {

	private static final DateTimeFormatter DATE = DateTimeFormatter
		.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final String CHARSET = "UTF-8";

	private final OutgoingMail mail;

	private int boundaries;

	private MimeMail(OutgoingMail mail) {
		this.mail = mail;
	}

	static MimeMessage message(OutgoingMail mail, Session session) throws MessagingException {
		return new MimeMail(mail).message(session);
	}

	/**
	 * Write a mail as a mail program opens it.
	 * @param mail the mail
	 * @return the bytes of an eml file
	 */
	public static byte[] bytes(OutgoingMail mail) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			message(mail, Session.getInstance(new Properties())).writeTo(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("The mail can't be written: " + ex.getMessage(), ex);
		}
		return bytes.toByteArray();
	}

	private MimeMessage message(Session session) throws MessagingException {
		MimeMessage message = new NamedMessage(session, "<" + this.mail.messageId() + ">");
		message.setHeader("Date", DATE.format(this.mail.date()));
		message.setFrom(address(this.mail.from()));
		if (this.mail.to().isEmpty() && this.mail.cc().isEmpty()) {
			message.setHeader("To", "undisclosed-recipients:;");
		}
		message.addRecipients(RecipientType.TO, addresses(this.mail.to()));
		message.addRecipients(RecipientType.CC, addresses(this.mail.cc()));
		message.setSubject(this.mail.subject().replaceAll("\\p{Cntrl}+", " "), CHARSET);
		message.setHeader("Auto-Submitted", "auto-generated");
		if (this.mail.attachments().isEmpty()) {
			message.setContent(body());
		}
		else {
			MimeMultipart mixed = multipart("mixed");
			mixed.addBodyPart(part(body()));
			for (Attachment attachment : this.mail.attachments()) {
				mixed.addBodyPart(part(attachment));
			}
			message.setContent(mixed);
		}
		message.saveChanges();
		return message;
	}

	private MimeMultipart body() throws MessagingException {
		MimeMultipart alternatives = multipart("alternative");
		alternatives.addBodyPart(text(this.mail.text(), "plain"));
		String html = this.mail.html();
		if (html != null && this.mail.images().isEmpty()) {
			alternatives.addBodyPart(text(html, "html"));
		}
		else if (html != null) {
			MimeMultipart related = multipart("related");
			related.addBodyPart(text(html, "html"));
			for (InlineImage image : this.mail.images()) {
				related.addBodyPart(part(image));
			}
			alternatives.addBodyPart(part(related));
		}
		return alternatives;
	}

	private static BodyPart text(String text, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, CHARSET, subtype);
		part.setHeader("Content-Transfer-Encoding", "quoted-printable");
		return part;
	}

	private static BodyPart part(MimeMultipart content) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setContent(content);
		return part;
	}

	private static BodyPart part(InlineImage image) throws MessagingException {
		MimeBodyPart part = part(image.bytes(), image.contentType());
		part.setContentID("<" + image.contentId() + ">");
		part.setDisposition(Part.INLINE);
		return part;
	}

	private static BodyPart part(Attachment attachment) throws MessagingException {
		MimeBodyPart part = part(attachment.bytes(), attachment.contentType());
		part.setFileName(attachment.fileName());
		part.setDisposition(Part.ATTACHMENT);
		return part;
	}

	private static MimeBodyPart part(byte[] bytes, String type) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
		part.setHeader("Content-Transfer-Encoding", "base64");
		return part;
	}

	private MimeMultipart multipart(String subtype) throws MessagingException {
		this.boundaries++;
		String name = this.mail.messageId().replaceAll("@.*|[^A-Za-z0-9]", "");
		return new BoundedMultipart(subtype,
				"=_%s_%s".formatted(Integer.toString(this.boundaries), name.substring(0, Math.min(name.length(), 40))));
	}

	private static Address[] addresses(List<MailAddress> addresses) {
		return addresses.stream().map(MimeMail::address).toArray(Address[]::new);
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
	 * A message that keeps the name it was given.
	 */
	private static final class NamedMessage extends MimeMessage {

		private final String messageId;

		NamedMessage(Session session, String messageId) {
			super(session);
			this.messageId = messageId;
		}

		@Override
		protected void updateMessageID() throws MessagingException {
			setHeader("Message-ID", this.messageId);
		}

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
