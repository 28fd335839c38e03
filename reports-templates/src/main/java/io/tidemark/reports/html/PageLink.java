package io.tidemark.reports.html;

/**
 * A link of a page.
 *
 * @param href where it leads to; written as it is, so it must be a safe address
 * @param current whether it leads to the page that it is on
 */
public record PageLink(String label, String href, boolean current) {

	public PageLink(String label, String href) {
		this(label, href, false);
	}

}
