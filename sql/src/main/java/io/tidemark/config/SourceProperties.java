package io.tidemark.config;

import java.nio.file.Path;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A tenant's billing source: a PostgreSQL database or a folder of files.
 *
 * @param url the JDBC URL of the database, null for files
 * @param username the user who may read it
 * @param password the user's password
 * @param mapping a shipped mapping's name or a folder of extraction selects
 * @param files the folder, relative to the configuration file; null for a database
 * @param asOf the instant that the files describe, null for the newest file's time
 */
public record SourceProperties(@Nullable String url, @Nullable String username, @Nullable String password,
		@DefaultValue("tidemark") String mapping, @Nullable Path files, @Nullable Instant asOf) {

	public SourceProperties {
		if ((url == null) == (files == null)) {
			throw new IllegalArgumentException("a source has either a url or files");
		}
		if (url != null) {
			JdbcUrl.check(url);
		}
	}

	/**
	 * Return whether every run reads the same instant.
	 * @return true for files whose instant is configured
	 */
	public boolean isFixed() {
		return this.files != null && this.asOf != null;
	}

	/**
	 * Return where the data is, without what may be secret.
	 * @return the URL without its parameters, or the folder
	 */
	public String place() {
		return (this.url != null) ? JdbcUrl.withoutParameters(this.url) : String.valueOf(this.files);
	}

}
