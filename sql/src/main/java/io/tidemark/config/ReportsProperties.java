package io.tidemark.config;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * What all reports have in common.
 *
 * @param templates the user's folder of templates, relative to the configuration file; it
 * comes before ours, null for none
 * @param zipAboveFiles how many CSV files a mail has before they are zipped
 * @param maxAttachmentSize how large a mail's attachments together may be; past it they
 * are links to the API
 * @param apiUrl where readers reach the API, without a path of its own; null if they
 * don't
 */
public record ReportsProperties(@Nullable Path templates, @DefaultValue("3") int zipAboveFiles,
		@DefaultValue("1MB") DataSize zipAboveSize, @DefaultValue("10MB") DataSize maxAttachmentSize,
		@Nullable URI apiUrl) {

	public ReportsProperties {
		Assert.isTrue(zipAboveFiles >= 0, "zip-above-files must be at least 0");
		Assert.isTrue(zipAboveSize.toBytes() >= 0, "zip-above-size must be at least 0B");
		Assert.isTrue(maxAttachmentSize.toBytes() >= 0, "max-attachment-size must be at least 0B");
		Assert.isTrue(apiUrl == null || isHttp(apiUrl), "api-url must be a URL like https://tidemark.example.com");
	}

	private static boolean isHttp(URI url) {
		return ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null
				&& url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
	}

}
