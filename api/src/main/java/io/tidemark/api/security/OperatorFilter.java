package io.tidemark.api.security;

import java.io.IOException;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.store.StoreWatch;
import io.tidemark.key.KeySecret;
import io.tidemark.key.Permission;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates operators at the management port, by their address or their key.
 */
final class OperatorFilter extends OncePerRequestFilter {

	private final StoreWatch watch;

	private final CallerAddress addresses;

	OperatorFilter(StoreWatch watch, CallerAddress addresses) {
		this.watch = watch;
		this.addresses = addresses;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication caller = this.addresses.isOperator(request) ? new PreAuthenticatedAuthenticationToken("operator",
				"", AuthorityUtils.createAuthorityList(Permission.OPERATIONS.name())) : findKey(request);
		if (caller != null) {
			SecurityContextHolder.setContext(new SecurityContextImpl(caller));
		}
		chain.doFilter(request, response);
	}

	private @Nullable Authentication findKey(HttpServletRequest request) {
		try {
			KeySecret secret = Credentials.of(request).secret();
			return (secret != null) ? KeyAuthentication.find(secret, this.watch.state()) : null;
		}
		catch (ApiProblem ex) {
			return null;
		}
	}

}
