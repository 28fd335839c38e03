package io.tidemark.api.security;

import io.tidemark.key.ApiKey;
import io.tidemark.key.KeySecret;
import io.tidemark.reports.html.PageVisitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, as its page is to show it.
 */
public final class Visitor {

	private static final String ATTRIBUTE = Visitor.class.getName();

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final FormTokens tokens;

	private final @Nullable String provider;

	private @Nullable String name;

	private @Nullable String token;

	/**
	 * Create a visitor who has not signed in.
	 * @param provider who else may sign people in, null for nobody
	 */
	Visitor(HttpServletRequest request, HttpServletResponse response, FormTokens tokens, @Nullable String provider) {
		this.request = request;
		this.response = response;
		this.tokens = tokens;
		this.provider = provider;
		request.setAttribute(ATTRIBUTE, this);
	}

	/**
	 * Return who sends a request, null if that was not looked at.
	 */
	public static @Nullable Visitor of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof Visitor visitor) ? visitor : null;
	}

	void signIn(ApiKey key) {
		this.name = (key.label() != null) ? key.label() : "key " + key.id();
	}

	public boolean isSignedIn() {
		return this.name != null;
	}

	/**
	 * Return what a page shows of its reader.
	 * @param here the page's own address, without any key
	 * @return null for programs, which show their key in a header
	 */
	public @Nullable PageVisitor page(String here) {
		Credentials credentials = Credentials.of(this.request);
		if (credentials.secret() != null && !credentials.isInUrl()) {
			return null;
		}
		return new PageVisitor(this.name, credentials.isInUrl(), withoutKey(here), false, isSignedIn() ? token() : null,
				this.provider);
	}

	/**
	 * Return the same for a page with the form to sign in.
	 */
	public PageVisitor asked(String here) {
		return new PageVisitor(this.name, false, withoutKey(here), true, token(), this.provider);
	}

	/**
	 * Return an address, or that of the start page if there is a key where none belongs.
	 */
	private static String withoutKey(String here) {
		return KeySecret.redact(here).equals(here) ? here : "/";
	}

	private String token() {
		if (this.token == null) {
			this.token = this.tokens.loadDeferredToken(this.request, this.response).get().getToken();
		}
		return this.token;
	}

}
