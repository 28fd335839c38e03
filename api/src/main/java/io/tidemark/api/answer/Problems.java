package io.tidemark.api.answer;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.api.security.Credentials;
import io.tidemark.api.security.ReturnPath;
import io.tidemark.api.security.Visitor;
import io.tidemark.failure.NotFound;
import io.tidemark.failure.QueryInvalid;
import io.tidemark.key.KeySecret;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.ErrorPage;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.PageVisitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Says which error of the catalogue a failure is, in the shapes of the reference; nothing
 * of the inside leaves.
 */
@RestControllerAdvice
public class Problems {

	private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

	private static final String RETRY_SECONDS = "5";

	@ExceptionHandler
	void send(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
		if (response.isCommitted() || failure instanceof IOException) {
			throw failure;
		}
		ApiProblem problem = of(failure);
		OutputMode mode = mode(request);
		response.setStatus(problem.code().status());
		response.setHeader(HttpHeaders.CONTENT_TYPE,
				mode.isDownload() ? "text/plain;charset=UTF-8" : mode.contentType());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		switch (problem.code().status()) {
			case 401 -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tidemark\"");
			case 405 -> response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
			case 503 -> response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
			default -> {
			}
		}
		byte[] bytes = text(problem, mode, visitor(problem, request)).getBytes(StandardCharsets.UTF_8);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

	private static ApiProblem of(Exception failure) {
		if (failure instanceof ApiProblem problem) {
			return problem;
		}
		if (failure instanceof QueryInvalid) {
			return new ApiProblem(ErrorCode.INVALID_PARAMETER, String.valueOf(failure.getMessage()), failure);
		}
		if (failure instanceof NotFound) {
			return new ApiProblem(ErrorCode.NOT_FOUND, String.valueOf(failure.getMessage()), failure);
		}
		if (failure instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
			return switch (response.getStatusCode().value()) {
				case 404 -> new ApiProblem(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.hint(), failure);
				case 405 -> new ApiProblem(ErrorCode.METHOD_NOT_ALLOWED, ErrorCode.METHOD_NOT_ALLOWED.hint(), failure);
				default ->
					new ApiProblem(ErrorCode.MALFORMED_REQUEST, "This path does not answer such a request.", failure);
			};
		}
		if (failure instanceof DataAccessException || failure instanceof TransactionException) {
			LOG.warn("The report store can't be read", failure);
			return new ApiProblem(ErrorCode.STORE_UNAVAILABLE, ErrorCode.STORE_UNAVAILABLE.hint(), failure);
		}
		LOG.error("An answer failed", failure);
		return new ApiProblem(ErrorCode.INTERNAL, ErrorCode.INTERNAL.hint(), failure);
	}

	/**
	 * Choose the format that the answer would have had, whatever else is wrong.
	 */
	private static OutputMode mode(HttpServletRequest request) {
		boolean isForPeople = false;
		try {
			Visitor visitor = Visitor.of(request);
			isForPeople = Credentials.of(request).isInUrl() || (visitor != null && visitor.isSignedIn());
			String mode = Asked.parameters(request.getQueryString()).get(OutputMode.PARAMETER);
			return OutputMode.choose(mode, request.getHeader(HttpHeaders.ACCEPT), isForPeople);
		}
		catch (RuntimeException ex) {
			return OutputMode.choose(null, request.getHeader(HttpHeaders.ACCEPT), isForPeople);
		}
	}

	/**
	 * Return who reads an error's page: one who must show a key is asked for it.
	 */
	private static @Nullable PageVisitor visitor(ApiProblem problem, HttpServletRequest request) {
		Visitor visitor = Visitor.of(request);
		if (visitor == null) {
			return null;
		}
		int status = problem.code().status();
		try {
			return (status == 401 || status == 403) ? visitor.asked(here(request)) : visitor.page(here(request));
		}
		catch (ApiProblem ex) {
			// What is wrong is how the request says who sends it.
			return null;
		}
	}

	/**
	 * Return where to go on once signed in: to what was asked for, or to what the form
	 * says.
	 */
	private static String here(HttpServletRequest request) {
		if (ReturnPath.isGiven(request)) {
			return ReturnPath.of(request);
		}
		SortedMap<String, String> parameters = new TreeMap<>();
		try {
			parameters.putAll(Asked.parameters(request.getQueryString()));
			parameters.remove(Credentials.PARAMETER);
		}
		catch (ApiProblem ex) {
			// The parameters may be what is wrong.
		}
		return new Links(null).to(request.getRequestURI(), parameters);
	}

	/**
	 * Return an error as JSON, as a page, or as plain text where the answer would have
	 * been a download.
	 */
	public static String text(ApiProblem problem, OutputMode mode) throws IOException {
		return text(problem, mode, null);
	}

	private static String text(ApiProblem problem, OutputMode mode, @Nullable PageVisitor visitor) throws IOException {
		ErrorCode code = problem.code();
		String hint = KeySecret.redact(problem.hint()).replaceAll("\\p{Cntrl}", " ");
		StringWriter writer = new StringWriter();
		switch (mode) {
			case JSON -> {
				Map<String, Object> error = new LinkedHashMap<>();
				error.put("error", code.error());
				error.put("error_code", code.code());
				error.put("hint", hint);
				JsonReport.writeObject(Map.of("errors", error), writer);
				writer.write('\n');
			}
			case HTML -> HtmlReport.write(new ErrorPage(code.error(), code.code(), hint), visitor, writer);
			case CSV, XLSX ->
				writer.write("Error: %s\nError Code: %s\nHint: %s\n".formatted(code.error(), code.code(), hint));
		}
		return writer.toString();
	}

}
