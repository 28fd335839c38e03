package io.tidemark.api.http;

/**
 * A page for anyone, with a key or without.
 */
public interface OpenPage {

	/**
	 * Return the path, with its last slash unless it looks like a file.
	 * @return the path
	 */
	String path();

	/**
	 * Return whether the page is meant for a browser if nothing says otherwise.
	 * @return true for a page to read
	 */
	boolean isForPeople();

	/**
	 * Return the page.
	 * @param mode the format that was asked for; a page may have one only
	 * @param links how to write links of the page
	 * @return what is to be told
	 */
	Content content(OutputMode mode, Links links);

}
