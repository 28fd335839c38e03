package io.tidemark.jobs.extract;

import java.nio.file.Path;
import java.time.Clock;

import io.tidemark.config.SourceProperties;

/**
 * Makes the source that a tenant is configured with.
 */
public final class BillingSources {

	private BillingSources() {
	}

	/**
	 * Return a source; nothing is connected to or read yet.
	 * @param properties what is configured
	 * @param folder what relative paths are relative to
	 * @param connections how many connections to a database at a time
	 * @param clock tells when a database is read
	 * @return the source
	 */
	public static BillingSource of(SourceProperties properties, Path folder, int connections, Clock clock) {
		Path files = properties.files();
		if (files != null) {
			return new FilesSource(folder.resolve(files).normalize(), properties);
		}
		return new PostgresSource(properties, ExtractionSelect.mapping(properties.mapping(), folder), connections,
				clock);
	}

}
