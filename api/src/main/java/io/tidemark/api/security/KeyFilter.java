package io.tidemark.api.security;

import java.io.IOException;
import java.net.InetAddress;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.key.ApiKey;
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

	private final KeyRing keys;

	private final RateLimits limits;

	private final CallerAddress addresses;

	private final HandlerExceptionResolver problems;

	KeyFilter(KeyRing keys, RateLimits limits, CallerAddress addresses, HandlerExceptionResolver problems) {
		this.keys = keys;
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
		try {
			KeyAuthentication known = (secret != null) ? this.keys.find(secret) : null;
			if (known != null) {
				count(known.getPrincipal(), response);
				return known;
			}
		}
		catch (ApiProblem ex) {
			count(this.addresses.of(request), response);
			if (SecurityConfiguration.OPEN_PATHS.contains(request.getRequestURI())) {
				return null;
			}
			throw ex;
		}
		count(this.addresses.of(request), response);
		if (secret == null) {
			return null;
		}
		KeyAuthentication fresh = this.keys.findFresh(secret);
		count(fresh.getPrincipal(), response);
		return fresh;
	}

	private void count(ApiKey key, HttpServletResponse response) {
		check(this.limits.count(key), "This key", response);
	}

	private void count(InetAddress address, HttpServletResponse response) {
		check(this.limits.count(address), "An address without a valid key", response);
	}

	private static void check(RateLimit limit, String who, HttpServletResponse response) {
		limit.write(response);
		if (limit.isExceeded()) {
			throw new ApiProblem(ErrorCode.TOO_MANY_REQUESTS,
					"%s may send %s requests a minute: try again in %s seconds.".formatted(who,
							Long.toString(limit.limit()), Long.toString(limit.retrySeconds())));
		}
	}

}
