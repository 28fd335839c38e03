package io.tidemark.api.answer;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.security.Credentials;
import io.tidemark.key.KeySecret;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * What a URL and its headers ask, whoever sends them.
 *
 * @param path the path, with its last slash
 * @param parameters all parameters but the key
 * @param mode the format of the answer
 * @param links how to write links of the answer
 */
public record Asked(String path, SortedMap<String, String> parameters, OutputMode mode, Links links) {

	/**
	 * Read a request.
	 * @param isForPeople whether a page is the answer if nothing says otherwise
	 * @throws ApiProblem if a parameter is malformed, given twice or names no format
	 */
	public static Asked of(HttpServletRequest request, boolean isForPeople) {
		Credentials credentials = Credentials.of(request);
		SortedMap<String, String> parameters = new TreeMap<>(QueryParameters.parse(request.getQueryString()));
		parameters.remove(Credentials.PARAMETER);
		OutputMode mode = OutputMode.choose(parameters.get(OutputMode.PARAMETER), request.getHeader(HttpHeaders.ACCEPT),
				isForPeople || credentials.isInUrl());
		String path = request.getRequestURI();
		KeySecret secret = credentials.isInUrl() ? credentials.secret() : null;
		return new Asked(path.endsWith("/") ? path : path + "/", parameters, mode,
				new Links((secret != null) ? secret.text() : null));
	}

	/**
	 * Refuse parameters that an answer does not take.
	 * @throws ApiProblem naming the first of them
	 */
	public void requireOnly(Set<String> known) {
		this.parameters.keySet().stream().filter((name) -> !known.contains(name)).findFirst().ifPresent((name) -> {
			throw new ApiProblem(ErrorCode.INVALID_PARAMETER, "There is no parameter '%s' here: use one of %s."
				.formatted(name, String.join(", ", new TreeSet<>(known))));
		});
	}

	/**
	 * Return the key of an answer that is the same for all.
	 */
	AnswerKey key() {
		return key("anyone", "none");
	}

	AnswerKey key(String scope, String snapshot) {
		String secret = this.links.keyInUrl();
		return new AnswerKey(scope, snapshot, this.path, this.parameters, this.mode,
				(secret != null) ? new KeySecret(secret).hash().hex() : "");
	}

}
