package io.tidemark.jobs.delivery;

import java.io.IOException;
import java.util.Properties;

import io.tidemark.config.MailAddress;
import io.tidemark.config.MailProperties;
import io.tidemark.jobs.delivery.MailFailure.Kind;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Sends mails by an SMTP server, each in a session of its own. Spring's JavaMailSender is
 * of no use here: it sends to all whom a mail names, and can't tell when it lets go of
 * it.
 */
final class SmtpTransport extends MailTransport {

	private static final int FIRST_PERMANENT = 500;

	private static final int FIRST_REFUSAL = 400;

	private final MailProperties properties;

	private final Session session;

	SmtpTransport(MailProperties properties) {
		this(properties, new Properties());
	}

	SmtpTransport(MailProperties properties, Properties more) {
		this.properties = properties;
		Properties settings = settings(properties);
		settings.putAll(more);
		this.session = Session.getInstance(settings);
	}

	private static Properties settings(MailProperties properties) {
		Properties settings = new Properties();
		String millis = Long.toString(properties.timeout().toMillis());
		settings.setProperty("mail.smtp.connectiontimeout", millis);
		settings.setProperty("mail.smtp.timeout", millis);
		settings.setProperty("mail.smtp.writetimeout", millis);
		settings.setProperty("mail.smtp.quitwait", "false");
		settings.setProperty("mail.smtp.auth", Boolean.toString(properties.username() != null));
		settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
		switch (properties.security()) {
			case NONE -> settings.setProperty("mail.smtp.starttls.enable", "false");
			case STARTTLS -> {
				settings.setProperty("mail.smtp.starttls.enable", "true");
				settings.setProperty("mail.smtp.starttls.required", "true");
			}
			case SMTPS -> settings.setProperty("mail.smtp.ssl.enable", "true");
		}
		return settings;
	}

	@Override
	void send(OutgoingMail mail, MailAddress recipient, Runnable handOver) {
		try (Conversation conversation = new Conversation(this.session, handOver)) {
			try {
				connect(conversation);
				conversation.sendMessage(mail.message(this.session), new Address[] { OutgoingMail.address(recipient) });
			}
			catch (MessagingException ex) {
				if (!conversation.accepted) {
					throw failure(ex, conversation.failureKind());
				}
			}
		}
		catch (MessagingException ex) {
			// the mail is on its way, and the server does not care how we part
		}
	}

	@Override
	public void check() {
		try (Conversation conversation = new Conversation(this.session, () -> {
		})) {
			connect(conversation);
		}
		catch (MessagingException ex) {
			throw failure(ex, Kind.TEMPORARY);
		}
	}

	private void connect(Conversation conversation) throws MessagingException {
		conversation.connect(this.properties.host(), this.properties.serverPort(), this.properties.username(),
				this.properties.password());
		conversation.letIn = true;
	}

	private MailFailure failure(MessagingException failure, Kind kind) {
		Throwable told = failure;
		while (told instanceof MessagingException messaging && messaging.getNextException() != null) {
			told = messaging.getNextException();
		}
		String said = String.valueOf(told.getMessage()).replaceAll("\\s+", " ").strip();
		return new MailFailure(kind, switch (kind) {
			case TEMPORARY -> "%s did not take the mail: %s".formatted(place(), said);
			case PERMANENT -> "%s refuses the mail: %s".formatted(place(), said);
			case DOUBTFUL -> "%s did not say whether it took the mail: %s".formatted(place(), said);
		}, failure);
	}

	@Override
	public String place() {
		return "the SMTP server " + this.properties.host() + ":" + this.properties.serverPort();
	}

	/**
	 * A session with the server that knows how far one mail has come.
	 */
	private static final class Conversation extends SMTPTransport {

		private final Runnable handOver;

		private boolean letIn;

		private boolean handedOver;

		private boolean accepted;

		Conversation(Session session, Runnable handOver) {
			super(session, new URLName("smtp", null, -1, null, null, null));
			this.handOver = handOver;
		}

		/**
		 * End the mail, which makes the server take it: before the final dot no server
		 * may deliver.
		 */
		@Override
		protected void finishData() throws IOException, MessagingException {
			this.handOver.run();
			this.handedOver = true;
			super.finishData();
			this.accepted = true;
		}

		/**
		 * Return what a failure means for the mail, by what the server answered last. A
		 * server that does not let us in is the operator's to fix.
		 */
		Kind failureKind() {
			int code = this.letIn ? getLastReturnCode() : 0;
			if (this.handedOver && code < FIRST_REFUSAL) {
				return Kind.DOUBTFUL;
			}
			return (code >= FIRST_PERMANENT) ? Kind.PERMANENT : Kind.TEMPORARY;
		}

	}

}
