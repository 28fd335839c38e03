package io.tidemark.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * A tenant's billing source: a PostgreSQL database or a folder of files.
 *
 * @param url the JDBC URL of the database, null for files
 * @param mapping a shipped mapping's name or a folder of extraction selects
 * @param files the folder, relative to the configuration file; null for a database
 * @param asOf the instant that the files describe, null for the newest file's time
 * @param timeout how long a database may be silent, or hold a lock that is waited for,
 * before the run fails: from 1s to 7d
 */
public record SourceProperties(@Nullable String url, @Nullable String username, @Nullable String password,
		@DefaultValue("tidemark") String mapping, @Nullable Path files, @Nullable Instant asOf,
		@DefaultValue("30m") Duration timeout) {

	/** The timeout if nothing else is said. */
	public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(30);

	private static final Duration LONGEST_TIMEOUT = Duration.ofDays(7);

	public SourceProperties {
		Assert.isTrue((url == null) != (files == null), "a source has either a url or files");
		if (url != null) {
			JdbcUrl.check(url);
		}
		Assert.isTrue(timeout.toSeconds() >= 1 && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
				"timeout must be from 1s to 7d");
	}

	/**
	 * Return whether every run reads the same instant: that of files, by configuration.
	 */
	public boolean isFixed() {
		return this.files != null && this.asOf != null;
	}

	/**
	 * Return where the data is, without what may be secret: the URL without its
	 * parameters, or the folder.
	 */
	public String place() {
		return (this.url != null) ? JdbcUrl.withoutParameters(this.url) : String.valueOf(this.files);
	}

	@Override
	public String toString() {
		return place();
	}

}
