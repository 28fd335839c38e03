package io.tidemark.jobs.mail;

import java.nio.file.Path;

import io.tidemark.config.MailProperties;

/**
 * Chooses how mails go out.
 */
public final class MailTransports {

	private MailTransports() {
	}

	/**
	 * Return the transport that is configured.
	 * @param properties how mails are sent
	 * @param home the working folder, whose outbox gets them without a server
	 * @return the transport
	 */
	public static MailTransport of(MailProperties properties, Path home) {
		return (properties.host() != null) ? new SmtpTransport(properties)
				: new OutboxTransport(home.resolve("outbox"));
	}

}
