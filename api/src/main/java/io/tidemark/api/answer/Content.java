package io.tidemark.api.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * What an answer tells, before it is bytes of a format.
 */
public interface Content {

	/**
	 * Return the format, which may be another than was asked for if there is only one.
	 */
	OutputMode mode();

	/**
	 * Return the headers that are this content's own, names and values.
	 */
	List<Map.Entry<String, String>> headers();

	/**
	 * Write the bytes.
	 * @param out where they go; it is not closed
	 */
	void write(OutputStream out) throws IOException;

}
