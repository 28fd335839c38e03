package io.tidemark.config;

/**
 * How the line to the SMTP server is protected.
 */
public enum MailSecurity {

	/** Not at all. */
	NONE(25),

	/** Encrypted after a greeting in the clear, or not used at all. */
	STARTTLS(587),

	/** Encrypted from the first byte. */
	SMTPS(465);

	private final int port;

	MailSecurity(int port) {
		this.port = port;
	}

	/**
	 * Return where servers usually listen.
	 * @return a port
	 */
	public int port() {
		return this.port;
	}

}
