package io.tidemark.config;

import org.postgresql.Driver;

/**
 * Checks the URLs of PostgreSQL databases and tells them without what may be secret.
 */
final class JdbcUrl {

	private static final String START = "jdbc:postgresql:";

	private JdbcUrl() {
	}

	static void check(String url) {
		if (!url.startsWith(START)) {
			throw new IllegalArgumentException("the url must start with " + START);
		}
		// The driver logs what it takes for a port, which may be a password.
		if (withoutParameters(url).contains("@")) {
			throw new IllegalArgumentException("the url must have no user and password: give them keys of their own");
		}
		if (Driver.parseURL(url, null) == null) {
			throw new IllegalArgumentException(
					"the url %s is malformed: write it like jdbc:postgresql://host:5432/database"
						.formatted(withoutParameters(url)));
		}
	}

	/**
	 * Return where a database is; its parameters may have a password among them.
	 */
	static String withoutParameters(String url) {
		return url.replaceFirst("\\?.*", "");
	}

}
