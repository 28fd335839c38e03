package io.tidemark.api.security;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie of this host that no script sees and no other site sends along, but when it
 * links here.
 *
 * @param name its name where there is no TLS
 */
record SessionCookie(String name) {

	/** Links in mails lead to pages of the session, so not "Strict". */
	static final String SAME_SITE = "Lax";

	/**
	 * Return a cookie's name, which behind TLS tells browsers to take it from no other
	 * host and in no other way.
	 */
	static String name(String name, boolean isSecure) {
		return isSecure ? "__Host-" + name : name;
	}

	/**
	 * Return whether the browser came by TLS. Any proxy is believed: whoever lies about
	 * this only keeps their own cookie from themselves.
	 */
	static boolean isSecure(HttpServletRequest request) {
		return request.isSecure() || Collections.list(request.getHeaders("X-Forwarded-Proto"))
			.stream()
			.anyMatch((header) -> header.strip().toLowerCase(Locale.ROOT).startsWith("https"));
	}

	@Nullable String find(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, name(this.name, isSecure(request)));
		return (cookie != null) ? cookie.getValue() : null;
	}

	/**
	 * Have the browser keep a value.
	 * @param lifetime how long, zero to forget it
	 */
	void set(String value, Duration lifetime, HttpServletRequest request, HttpServletResponse response) {
		boolean isSecure = isSecure(request);
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(name(this.name, isSecure), value)
					.path("/")
					.httpOnly(true)
					.secure(isSecure)
					.sameSite(SAME_SITE)
					.maxAge(lifetime)
					.build()
					.toString());
	}

}
