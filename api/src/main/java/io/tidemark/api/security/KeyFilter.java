package io.tidemark.api.security;

import java.io.IOException;
import java.util.function.Function;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.key.KeySecret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Authenticates callers by their keys, or by their sessions, and counts their requests.
 */
final class KeyFilter extends OncePerRequestFilter {

	private final StoreWatch watch;

	private final Sessions sessions;

	private final FormTokens tokens;

	private final @Nullable String provider;

	private final RateLimits limits;

	private final CallerAddress addresses;

	private final HandlerExceptionResolver problems;

	KeyFilter(StoreWatch watch, Sessions sessions, FormTokens tokens, @Nullable String provider, RateLimits limits,
			CallerAddress addresses, HandlerExceptionResolver problems) {
		this.watch = watch;
		this.sessions = sessions;
		this.tokens = tokens;
		this.provider = provider;
		this.limits = limits;
		this.addresses = addresses;
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getMethod().equals("OPTIONS") || SecurityConfiguration.PROBES.contains(request.getRequestURI());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Visitor visitor = new Visitor(request, response, this.tokens, this.provider);
		try {
			KeyAuthentication caller = authenticate(visitor, request, response);
			if (caller != null) {
				caller.accept(request);
			}
		}
		catch (ApiProblem ex) {
			this.problems.resolveException(request, response, null, ex);
			return;
		}
		chain.doFilter(request, response);
	}

	private @Nullable KeyAuthentication authenticate(Visitor visitor, HttpServletRequest request,
			HttpServletResponse response) {
		KeySecret secret = Credentials.of(request).secret();
		if (secret != null) {
			return authenticate((state) -> KeyAuthentication.find(secret, state), ErrorCode.INVALID_KEY, request,
					response);
		}
		String session = this.sessions.find(request);
		if (session == null || SecurityConfiguration.isSignIn(request)) {
			this.limits.count(this.addresses.of(request), response);
			return null;
		}
		KeyAuthentication caller = authenticate((state) -> this.sessions.find(session, state), ErrorCode.SESSION_ENDED,
				request, response);
		if (caller != null) {
			visitor.signIn(caller.getPrincipal());
		}
		return caller;
	}

	/**
	 * Find a caller by what it shows.
	 * @return null if there is none, and none is needed
	 * @throws ApiProblem if there is none although one is needed, or it may ask nothing
	 * more now
	 */
	private @Nullable KeyAuthentication authenticate(Function<StoreWatch.State, @Nullable KeyAuthentication> finder,
			ErrorCode otherwise, HttpServletRequest request, HttpServletResponse response) {
		boolean isReadable = this.watch.isReadable();
		KeyAuthentication known = isReadable ? finder.apply(this.watch.state()) : null;
		if (known != null) {
			this.limits.count(known.getPrincipal(), response);
			return known;
		}
		this.limits.count(this.addresses.of(request), response);
		boolean isOpen = SecurityConfiguration.OPEN_PATHS.contains(request.getRequestURI());
		if (!isReadable) {
			if (isOpen) {
				return null;
			}
			throw new ApiProblem(ErrorCode.STORE_UNAVAILABLE);
		}
		KeyAuthentication fresh = finder.apply(this.watch.lookAgain());
		if (fresh != null) {
			this.limits.count(fresh.getPrincipal(), response);
			return fresh;
		}
		if (otherwise == ErrorCode.SESSION_ENDED) {
			this.sessions.end(request, response);
			if (isOpen) {
				return null;
			}
		}
		throw new ApiProblem(otherwise);
	}

}
