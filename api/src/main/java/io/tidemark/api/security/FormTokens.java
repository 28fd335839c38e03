package io.tidemark.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The tokens that show that a form is from a page of this server, each in a cookie of its
 * browser.
 */
@Component
final class FormTokens implements CsrfTokenRepository {

	private final CsrfTokenRepository plain = tokens(false);

	private final CsrfTokenRepository secure = tokens(true);

	private static CsrfTokenRepository tokens(boolean isSecure) {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName(SessionCookie.name("tidemark_form", isSecure));
		tokens.setCookieCustomizer((cookie) -> cookie.path("/").secure(isSecure).sameSite(SessionCookie.SAME_SITE));
		return tokens;
	}

	private CsrfTokenRepository of(HttpServletRequest request) {
		return SessionCookie.isSecure(request) ? this.secure : this.plain;
	}

	@Override
	public CsrfToken generateToken(HttpServletRequest request) {
		return of(request).generateToken(request);
	}

	@Override
	public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
		of(request).saveToken(token, request, response);
	}

	@Override
	public @Nullable CsrfToken loadToken(HttpServletRequest request) {
		return of(request).loadToken(request);
	}

}
