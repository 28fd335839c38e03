package io.tidemark.api.answer;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The parameters of a query, each given once.
 */
final class QueryParameters {

	private static final int MOST = 50;

	private QueryParameters() {
	}

	/**
	 * Decode a query.
	 * @param query the query as it was sent, null if there is none
	 * @return the parameters by name, sorted
	 * @throws ApiProblem if it can't be decoded or gives a parameter twice
	 */
	static SortedMap<String, String> parse(@Nullable String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String pair : StringUtils.delimitedListToStringArray((query != null) ? query : "", "&")) {
			if (!pair.isEmpty()) {
				int equals = pair.indexOf('=');
				String name = decode((equals < 0) ? pair : pair.substring(0, equals));
				if (parameters.put(name, (equals < 0) ? "" : decode(pair.substring(equals + 1))) != null) {
					throw new ApiProblem(ErrorCode.INVALID_PARAMETER, "Give %s once, not twice.".formatted(name));
				}
			}
		}
		if (parameters.size() > MOST) {
			throw new ApiProblem(ErrorCode.MALFORMED_REQUEST, "There are more than %s parameters.".formatted(MOST));
		}
		return Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
	}

	/**
	 * Find which format a query asks for, whatever else is wrong with it.
	 */
	static @Nullable String findOutputMode(@Nullable String query) {
		try {
			return parse(query).get(OutputMode.PARAMETER);
		}
		catch (ApiProblem ex) {
			return null;
		}
	}

	/**
	 * Decode a part of a URL; what is no UTF-8 is refused.
	 */
	static String decode(String encoded) {
		try {
			String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
				.toString();
		}
		catch (CharacterCodingException | IllegalArgumentException ex) {
			throw new ApiProblem(ErrorCode.MALFORMED_REQUEST,
					"The URL has characters that are not encoded as UTF-8 with percent signs.", ex);
		}
	}

}
