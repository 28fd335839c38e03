package io.tidemark.jobs.mail;

import java.io.IOException;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A session with an SMTP server that knows how far one mail has come.
 */
final class SmtpConversation extends SMTPTransport {

	private final HandOver handOver;

	private boolean handedOver;

	private boolean accepted;

	SmtpConversation(Session session, HandOver handOver) {
		super(session, new URLName("smtp", null, -1, null, null, null));
		this.handOver = handOver;
	}

	/**
	 * End the mail, which makes the server take it: before the final dot no server may
	 * deliver.
	 */
	@Override
	protected void finishData() throws IOException, MessagingException {
		this.handOver.begin();
		this.handedOver = true;
		super.finishData();
		this.accepted = true;
	}

	boolean isHandedOver() {
		return this.handedOver;
	}

	boolean isAccepted() {
		return this.accepted;
	}

}
