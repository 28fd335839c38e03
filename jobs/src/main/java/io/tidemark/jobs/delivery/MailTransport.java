package io.tidemark.jobs.delivery;

import java.nio.file.Path;

import io.tidemark.config.MailAddress;
import io.tidemark.config.MailProperties;

/**
 * The way by which mails go out: an SMTP server or, without one, the outbox.
 */
public abstract sealed class MailTransport permits SmtpTransport, OutboxTransport {

	/**
	 * Return the transport that is configured.
	 * @param home the working folder, which has the outbox
	 */
	public static MailTransport of(MailProperties properties, Path home) {
		return (properties.host() != null) ? new SmtpTransport(properties)
				: new OutboxTransport(home.resolve("outbox"));
	}

	/**
	 * Send a mail to one address.
	 * @param recipient who gets it, whoever the mail says it is for
	 * @param handOver is told right before the mail may arrive, and throws to keep it
	 * back; from then until this method returns nobody knows whether it arrives
	 * @throws MailFailure if the mail did not arrive, or nobody knows
	 */
	abstract void send(OutgoingMail mail, MailAddress recipient, Runnable handOver);

	/**
	 * Check that mails could be sent now, without sending one.
	 * @throws MailFailure saying why not
	 */
	public abstract void check();

	public abstract String place();

}
