package io.tidemark.config;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How mails are sent.
 *
 * @param host the SMTP server; null to write mails to the outbox folder instead
 * @param port the server's port, null for the usual one
 * @param operator who is notified of what could not be delivered, null for nobody
 * @param retryAfter how long after the first failure a mail is tried again; the time
 * doubles with each further one, up to an hour
 * @param giveUpAfter how long a mail is tried
 */
public record MailProperties(@Nullable String host, @Nullable Integer port, @Nullable String username,
		@Nullable String password, @DefaultValue("starttls") Security security,
		@DefaultValue("Tidemark <tidemark@localhost>") MailAddress from, @Nullable MailAddress operator,
		@DefaultValue("30s") Duration timeout, @DefaultValue("1m") Duration retryAfter,
		@DefaultValue("24h") Duration giveUpAfter) {

	private static final Duration LONGEST = Duration.ofDays(30);

	public MailProperties {
		Assert.isTrue(host == null || host.matches("[A-Za-z0-9.:_-]+"),
				"host must be the name of an SMTP server like smtp.example.com");
		Assert.isTrue(port == null || (port >= 1 && port <= 65_535), "port must be from 1 to 65535");
		Assert.isTrue((username == null) == (password == null),
				"a username needs a password, and a password a username");
		Assert.isTrue(timeout.toMillis() >= 100 && timeout.compareTo(Duration.ofMinutes(5)) <= 0,
				"timeout must be from 100ms to 5m");
		Assert.isTrue(retryAfter.toMillis() >= 10 && retryAfter.compareTo(Duration.ofHours(1)) <= 0,
				"retry-after must be from 10ms to 1h");
		Assert.isTrue(giveUpAfter.toMillis() >= 10 && giveUpAfter.compareTo(LONGEST) <= 0,
				"give-up-after must be from 10ms to 30d");
	}

	/**
	 * Return the port that is connected to: the configured one, else the usual one.
	 */
	public int serverPort() {
		return (this.port != null) ? this.port : this.security.port;
	}

	/** Tells no password. */
	@Override
	public String toString() {
		return "mail from %s by %s".formatted(this.from, this.host);
	}

	/**
	 * How the line to the SMTP server is protected, and where servers usually listen.
	 */
	public enum Security {

		/** Not at all. */
		NONE(25),

		/** Encrypted after a greeting in the clear, or not used at all. */
		STARTTLS(587),

		/** Encrypted from the first byte. */
		SMTPS(465);

		private final int port;

		Security(int port) {
			this.port = port;
		}

	}

}
