package io.tidemark.api.http;

import java.util.Map;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.key.ApiKey;

/**
 * One kind of question that callers with a key may ask.
 */
public interface Endpoint {

	/**
	 * Return the path, with its variable parts in braces and its last slash.
	 * @return a path as in {@code /backend/kpi/{object}/}
	 */
	String path();

	/**
	 * Check that there is what the path names and that the key may read it.
	 * @param key the caller's key
	 * @param variables the variable parts of the path by name
	 * @throws ApiProblem if not
	 */
	void check(ApiKey key, Map<String, String> variables);

	/**
	 * Answer a question.
	 * @param question the question
	 * @return what is to be told
	 */
	Content answer(Question question);

}
