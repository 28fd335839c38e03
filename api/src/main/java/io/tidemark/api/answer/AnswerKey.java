package io.tidemark.api.answer;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

import io.tidemark.reports.html.PageVisitor;
import org.jspecify.annotations.Nullable;

/**
 * All that an answer depends on: two questions with equal keys have the same bytes and
 * headers.
 *
 * @param scope whose figures, and what the key may see of them
 * @param snapshot the content of the snapshot, and of the list of those that are
 * published
 * @param path the path, with its last slash
 * @param parameters the parameters but the key
 * @param mode the format
 * @param linkedKey the hash of the key in the answer's links, empty for none
 * @param visitor who reads the page, null for programs
 */
record AnswerKey(String scope, String snapshot, String path, SortedMap<String, String> parameters, OutputMode mode,
		String linkedKey, @Nullable PageVisitor visitor) {

	/**
	 * Return a strong validator of bytes that are not known yet.
	 * @param program the version of the program that writes them
	 */
	String etag(String program) {
		return Answer.etag((program + '\n' + this).getBytes(StandardCharsets.UTF_8));
	}

}
