package io.tidemark.config;

import org.postgresql.Driver;
import org.springframework.util.Assert;

/**
 * Checks the URLs of PostgreSQL databases and tells them without what may be secret.
 */
final class JdbcUrl {

	private JdbcUrl() {
	}

	static void check(String url) {
		Assert.isTrue(url.startsWith("jdbc:postgresql:"), "the url must start with jdbc:postgresql:");
		// The driver logs what it takes for a port, which may be a password.
		Assert.isTrue(!withoutParameters(url).contains("@"),
				"the url must have no user and password: give them keys of their own");
		Assert.isTrue(Driver.parseURL(url, null) != null,
				"the url %s is malformed: write it like jdbc:postgresql://host:5432/database"
					.formatted(withoutParameters(url)));
	}

	/**
	 * Return where a database is; its parameters may have a password among them.
	 */
	static String withoutParameters(String url) {
		return url.replaceFirst("\\?.*", "");
	}

}
