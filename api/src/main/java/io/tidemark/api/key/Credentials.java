package io.tidemark.api.key;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import io.tidemark.key.KeySecret;
import org.jspecify.annotations.Nullable;

/**
 * What a caller shows to be let in. The header goes before the parameter {@code key}.
 *
 * @param secret the secret, null if there is none
 * @param isInUrl whether it came as the parameter
 */
public record Credentials(@Nullable KeySecret secret, boolean isInUrl) {

	/** The parameter that has a key. */
	public static final String PARAMETER = "key";

	private static final Credentials NONE = new Credentials(null, false);

	private static final String BEARER = "Bearer ";

	/**
	 * Find the credentials of a request.
	 * @param authorization the header {@code Authorization}, null if there is none
	 * @param query the query as it was sent, null if there is none
	 * @return the credentials, without a secret if there is none
	 */
	public static Credentials of(@Nullable String authorization, @Nullable String query) {
		if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return new Credentials(new KeySecret(authorization.substring(BEARER.length()).strip()), false);
		}
		String value = (query != null) ? find(query) : null;
		return (value != null) ? new Credentials(new KeySecret(value), true) : NONE;
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
