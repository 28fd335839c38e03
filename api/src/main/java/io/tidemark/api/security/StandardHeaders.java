package io.tidemark.api.security;

import io.tidemark.reports.html.HtmlReport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * The headers of every answer: no guessing of types, no referrer, nothing but our style.
 * Any origin may read answers: browsers send no session there, and show no answer to
 * another origin that depends on one.
 */
public final class StandardHeaders implements HeaderWriter {

	private static final String CONTENT_POLICY = HtmlReport.contentSecurityPolicy();

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		write(response);
	}

	public static void write(HttpServletResponse response) {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Content-Security-Policy", CONTENT_POLICY);
		response.setHeader("Vary", "Accept, Accept-Encoding, Authorization, Cookie");
		response.setHeader("Access-Control-Allow-Origin", "*");
		response.setHeader("Access-Control-Expose-Headers", "*");
	}

}
