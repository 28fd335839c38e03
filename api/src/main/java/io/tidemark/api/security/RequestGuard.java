package io.tidemark.api.security;

import java.io.IOException;
import java.util.Set;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers OPTIONS and refuses what no reader sends: long URLs, and bodies other than the
 * forms to sign in and out.
 */
final class RequestGuard extends OncePerRequestFilter {

	private static final String METHODS = "GET, HEAD, OPTIONS";

	/** What a server may answer with the request itself, or as a proxy. */
	private static final Set<String> ECHOING = Set.of("TRACE", "CONNECT");

	private static final int LONGEST_URL = 4096;

	private static final int LONGEST_FORM = 8192;

	private final HandlerExceptionResolver problems;

	RequestGuard(HandlerExceptionResolver problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getProtocol().equals("HTTP/1.0")) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		ApiProblem problem = findProblem(request);
		if (problem != null) {
			this.problems.resolveException(request, response, null, problem);
		}
		else if (request.getMethod().equals("OPTIONS")) {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			response.setHeader(HttpHeaders.ALLOW, METHODS);
			response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
			response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, If-None-Match");
			response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static @Nullable ApiProblem findProblem(HttpServletRequest request) {
		if (ECHOING.contains(request.getMethod())) {
			return new ApiProblem(ErrorCode.METHOD_NOT_ALLOWED);
		}
		int longestBody = SecurityConfiguration.isForm(request) ? LONGEST_FORM : 0;
		if (request.getContentLengthLong() > longestBody || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
			return new ApiProblem(ErrorCode.CONTENT_TOO_LARGE);
		}
		String query = request.getQueryString();
		int length = request.getRequestURI().length() + ((query != null) ? 1 + query.length() : 0);
		return (length > LONGEST_URL) ? new ApiProblem(ErrorCode.URI_TOO_LONG) : null;
	}

}
