package io.tidemark.api.http;

import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * What makes two answers the same bytes.
 *
 * @param snapshot the number of the snapshot that the answer is from
 * @param current the number of the snapshot that is served, which some figures look at
 * too
 * @param scope whose figures: the dealer or what else a key is limited to
 * @param path the path
 * @param parameters the parameters but the key
 * @param mode the format
 * @param linkedKey the id of the key that stands in the answer's links, null for none
 */
record AnswerKey(long snapshot, long current, String scope, String path, SortedMap<String, String> parameters,
		OutputMode mode, @Nullable String linkedKey) {
}
