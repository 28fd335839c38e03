package io.tidemark.api.security;

import java.io.IOException;

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
 * Authenticates callers by their keys and counts their requests.
 */
final class KeyFilter extends OncePerRequestFilter {

	private final StoreWatch watch;

	private final RateLimits limits;

	private final CallerAddress addresses;

	private final HandlerExceptionResolver problems;

	KeyFilter(StoreWatch watch, RateLimits limits, CallerAddress addresses, HandlerExceptionResolver problems) {
		this.watch = watch;
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
		try {
			KeyAuthentication caller = authenticate(request, response);
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

	private @Nullable KeyAuthentication authenticate(HttpServletRequest request, HttpServletResponse response) {
		KeySecret secret = Credentials.of(request).secret();
		boolean isReadable = this.watch.isReadable();
		KeyAuthentication known = (secret != null && isReadable) ? KeyAuthentication.find(secret, this.watch.state())
				: null;
		if (known != null) {
			this.limits.count(known.getPrincipal(), response);
			return known;
		}
		this.limits.count(this.addresses.of(request), response);
		if (secret == null) {
			return null;
		}
		if (!isReadable) {
			if (SecurityConfiguration.OPEN_PATHS.contains(request.getRequestURI())) {
				return null;
			}
			throw new ApiProblem(ErrorCode.STORE_UNAVAILABLE);
		}
		KeyAuthentication fresh = KeyAuthentication.find(secret, this.watch.lookAgain());
		if (fresh == null) {
			throw new ApiProblem(ErrorCode.INVALID_KEY);
		}
		this.limits.count(fresh.getPrincipal(), response);
		return fresh;
	}

}
