package io.tidemark.jobs.mail;

import java.util.Properties;

import io.tidemark.config.MailAddress;
import io.tidemark.config.MailProperties;
import io.tidemark.jobs.mail.MailFailure.Kind;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Sends mails by an SMTP server, each in a session of its own.
 */
public final class SmtpTransport implements MailTransport {

	private static final int FIRST_PERMANENT = 500;

	private static final int FIRST_REFUSAL = 400;

	private final MailProperties properties;

	private final Session session;

	/**
	 * Create the transport.
	 * @param properties where the server is; its host is set
	 */
	public SmtpTransport(MailProperties properties) {
		this(properties, new Properties());
	}

	/**
	 * Create the transport.
	 * @param more settings of Jakarta Mail
	 */
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
	public void send(OutgoingMail mail, MailAddress recipient, HandOver handOver) {
		try (SmtpConversation conversation = new SmtpConversation(this.session, handOver)) {
			try {
				connect(conversation);
				conversation.sendMessage(MimeMail.message(mail, this.session),
						new Address[] { MimeMail.address(recipient) });
			}
			catch (MessagingException ex) {
				if (!conversation.isAccepted()) {
					throw failure(ex, conversation.isHandedOver());
				}
			}
		}
		catch (MessagingException ex) {
			// the mail is on its way, and the server does not care how we part
		}
	}

	@Override
	public void check() {
		try (SmtpConversation conversation = new SmtpConversation(this.session, () -> {
		})) {
			connect(conversation);
		}
		catch (MessagingException ex) {
			throw failure(ex, false);
		}
	}

	private void connect(SmtpConversation conversation) throws MessagingException {
		conversation.connect(this.properties.host(), this.properties.serverPort(), this.properties.username(),
				this.properties.password());
	}

	private MailFailure failure(MessagingException ex, boolean isHandedOver) {
		int code = replyCode(ex);
		Kind kind = Kind.TEMPORARY;
		if (isHandedOver && code < FIRST_REFUSAL) {
			kind = Kind.DOUBTFUL;
		}
		else if (code >= FIRST_PERMANENT) {
			kind = Kind.PERMANENT;
		}
		return new MailFailure(kind, sentence(ex, kind), ex);
	}

	/**
	 * Return what the server answered, 0 if it did not or if it would not let us in,
	 * which is the operator's to mend.
	 */
	private static int replyCode(MessagingException failure) {
		Exception current = failure;
		while (current instanceof MessagingException messaging) {
			if (current instanceof AuthenticationFailedException) {
				return 0;
			}
			if (current instanceof SMTPAddressFailedException address) {
				return address.getReturnCode();
			}
			if (current instanceof SMTPSenderFailedException sender) {
				return sender.getReturnCode();
			}
			if (current instanceof SMTPSendFailedException send && send.getNextException() == null) {
				return send.getReturnCode();
			}
			current = messaging.getNextException();
		}
		return 0;
	}

	private String sentence(MessagingException failure, Kind kind) {
		Throwable told = failure;
		while (told instanceof MessagingException messaging && messaging.getNextException() != null) {
			told = messaging.getNextException();
		}
		String said = String.valueOf(told.getMessage()).replaceAll("\\s+", " ").strip();
		return switch (kind) {
			case TEMPORARY -> "%s did not take the mail: %s".formatted(place(), said);
			case PERMANENT -> "%s refuses the mail: %s".formatted(place(), said);
			case DOUBTFUL -> "%s did not say whether it took the mail: %s".formatted(place(), said);
		};
	}

	@Override
	public String place() {
		return "the SMTP server %s:%s".formatted(this.properties.host(),
				Integer.toString(this.properties.serverPort()));
	}

}
