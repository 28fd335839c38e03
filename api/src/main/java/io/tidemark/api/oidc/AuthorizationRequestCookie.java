package io.tidemark.api.oidc;

import java.time.Duration;
import java.time.Instant;

import io.tidemark.api.security.ReturnPath;
import io.tidemark.api.security.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what was asked of the provider, and where to go on, in an encrypted cookie until
 * it answers, so that any replica can take the answer.
 */
final class AuthorizationRequestCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final String RETURN_PATH = AuthorizationRequestCookie.class.getName();

	private final Sessions sessions;

	private final Duration patience;

	private final JsonMapper json = JsonMapper.builder()
		.addModules(SecurityJacksonModules.getModules(AuthorizationRequestCookie.class.getClassLoader()))
		.build();

	/**
	 * Create the cookie.
	 * @param patience how long somebody may take to sign in
	 */
	AuthorizationRequestCookie(Sessions sessions, Duration patience) {
		this.sessions = sessions;
		this.patience = patience;
	}

	/**
	 * Return where a person who has signed in goes on.
	 */
	static String returnPath(HttpServletRequest request) {
		return (request.getAttribute(RETURN_PATH) instanceof String path) ? path : "/";
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		Kept kept = find(request);
		if (kept == null) {
			return null;
		}
		request.setAttribute(RETURN_PATH, kept.returnPath());
		OAuth2AuthorizationRequest asked = this.json.readValue(kept.asked(), OAuth2AuthorizationRequest.class);
		String state = request.getParameter(OAuth2ParameterNames.STATE);
		return (state != null && state.equals(asked.getState())) ? asked : null;
	}

	private @Nullable Kept find(HttpServletRequest request) {
		String text = this.sessions.findPending(request);
		try {
			Kept kept = (text != null) ? JsonMapper.shared().readValue(text, Kept.class) : null;
			return (kept != null && Instant.now().isBefore(kept.until())) ? kept : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	@Override
	public void saveAuthorizationRequest(@Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request,
			HttpServletResponse response) {
		if (asked == null) {
			this.sessions.setPending("", Duration.ZERO, request, response);
			return;
		}
		Kept kept = new Kept(Instant.now().plus(this.patience), ReturnPath.of(request),
				this.json.writeValueAsString(asked));
		this.sessions.setPending(JsonMapper.shared().writeValueAsString(kept), this.patience, request, response);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
		saveAuthorizationRequest(null, request, response);
		return asked;
	}

	/**
	 * What the cookie has.
	 *
	 * @param until the first instant at which it is too late
	 * @param returnPath where to go on
	 * @param asked what was asked, as JSON
	 */
	private record Kept(Instant until, String returnPath, String asked) {
	}

}
