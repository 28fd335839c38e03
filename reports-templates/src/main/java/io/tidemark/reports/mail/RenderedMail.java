package io.tidemark.reports.mail;

import java.util.List;

/**
 * A report as it is mailed.
 *
 * @param subject one line without control characters, of 200 characters at the most
 * @param html the HTML, which refers to the images as {@code cid:…}
 */
public record RenderedMail(String subject, String html, String text, List<InlineImage> images) {

	public RenderedMail {
		images = List.copyOf(images);
	}

}
