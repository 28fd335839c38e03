package io.tidemark.jobs.mail;

import io.tidemark.config.MailAddress;

/**
 * The way by which mails go out.
 */
public interface MailTransport {

	/**
	 * Send a mail to one address.
	 * @param mail the mail
	 * @param recipient who gets it, whoever the mail says it is for
	 * @param handOver is told right before the mail may arrive
	 * @throws MailFailure if the mail did not arrive, or nobody knows
	 */
	void send(OutgoingMail mail, MailAddress recipient, HandOver handOver);

	/**
	 * Check that mails could be sent now, without sending one.
	 * @throws MailFailure saying why not
	 */
	void check();

	/**
	 * Return where mails go.
	 * @return a server or a folder, in words
	 */
	String place();

}
