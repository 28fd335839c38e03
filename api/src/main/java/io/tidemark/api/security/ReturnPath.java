package io.tidemark.api.security;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on once signed in: never to another server.
 */
public final class ReturnPath {

	/** The parameter that has it. */
	public static final String PARAMETER = "return";

	private static final String START = "/";

	/** Where people sign in and out, so not where they go on. */
	private static final List<String> FORMS = List.of("/sign-", "/oauth2/", "/login/");

	/** Browsers take two slashes, and backslashes for slashes, for another server's. */
	private static final Pattern LOCAL = Pattern.compile("/(?:[!-~&&[^/\\\\]][!-~&&[^\\\\]]{0,2000})?");

	private ReturnPath() {
	}

	/**
	 * Return whether a request is about signing in or out, so that it says where to go
	 * on.
	 */
	public static boolean isGiven(HttpServletRequest request) {
		return isForm(request.getRequestURI());
	}

	private static boolean isForm(String path) {
		return FORMS.stream().anyMatch(path::startsWith);
	}

	/**
	 * Return what a form or link says, or the start page if that is no path of ours.
	 */
	public static String of(HttpServletRequest request) {
		return of(request.getParameter(PARAMETER));
	}

	static String of(@Nullable String path) {
		if (path == null || !LOCAL.matcher(path).matches() || isForm(path)) {
			return START;
		}
		return path;
	}

}
