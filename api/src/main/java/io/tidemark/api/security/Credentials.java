package io.tidemark.api.security;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.key.KeySecret;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The key that a caller sends. The header goes before the parameter {@code key}.
 *
 * @param secret the secret, null if there is none
 * @param isInUrl whether it came as the parameter
 */
public record Credentials(@Nullable KeySecret secret, boolean isInUrl) {

	/** The parameter that has a key. */
	public static final String PARAMETER = "key";

	private static final String BEARER = "Bearer ";

	/**
	 * Find the credentials of a request.
	 * @throws ApiProblem if there is more than one header {@code Authorization}
	 */
	public static Credentials of(HttpServletRequest request) {
		String bearer = bearer(request.getHeaders(HttpHeaders.AUTHORIZATION));
		if (bearer != null) {
			return new Credentials(new KeySecret(bearer), false);
		}
		String query = request.getQueryString();
		String value = (query != null) ? find(query) : null;
		return (value != null) ? new Credentials(new KeySecret(value), true) : new Credentials(null, false);
	}

	private static @Nullable String bearer(@Nullable Enumeration<String> headers) {
		if (headers == null || !headers.hasMoreElements()) {
			return null;
		}
		String value = headers.nextElement();
		if (headers.hasMoreElements()) {
			throw new ApiProblem(ErrorCode.MALFORMED_REQUEST, "Send one Authorization header, not two.");
		}
		return value.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? value.substring(BEARER.length()).strip()
				: null;
	}

	private static @Nullable String find(String query) {
		int start = 0;
		while (start <= query.length()) {
			int end = query.indexOf('&', start);
			end = (end < 0) ? query.length() : end;
			if (query.startsWith(PARAMETER + "=", start)) {
				return decode(query.substring(start + PARAMETER.length() + 1, end));
			}
			start = end + 1;
		}
		return null;
	}

	private static @Nullable String decode(String value) {
		try {
			return value.isEmpty() ? null : URLDecoder.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

}
