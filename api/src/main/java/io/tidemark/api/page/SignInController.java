package io.tidemark.api.page;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.security.ReturnPath;
import io.tidemark.api.security.Sessions;
import io.tidemark.api.security.Visitor;
import io.tidemark.key.KeySecret;
import io.tidemark.reports.html.HtmlReport;
import io.tidemark.reports.html.PageVisitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signs browsers in and out: a form takes a key, and from then on a cookie takes its
 * place.
 */
@RestController
class SignInController {

	static final String SIGN_IN = "/sign-in";

	private final Sessions sessions;

	SignInController(Sessions sessions) {
		this.sessions = sessions;
	}

	@GetMapping(SIGN_IN)
	void form(HttpServletRequest request, HttpServletResponse response) throws IOException {
		PageVisitor visitor = Objects.requireNonNull(Visitor.of(request)).asked(ReturnPath.of(request));
		StringWriter page = new StringWriter();
		HtmlReport.writeSignIn(visitor, page);
		byte[] bytes = page.toString().getBytes(StandardCharsets.UTF_8);
		response.setHeader(HttpHeaders.CONTENT_TYPE, OutputMode.HTML.contentType());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

	@PostMapping(SIGN_IN)
	void signIn(@RequestParam(defaultValue = "") String key, HttpServletRequest request, HttpServletResponse response) {
		this.sessions.begin(new KeySecret(key.strip()), request, response);
		goOn(ReturnPath.of(request), response);
	}

	@PostMapping("/sign-out")
	void signOut(HttpServletRequest request, HttpServletResponse response) {
		this.sessions.end(request, response);
		response.setHeader("Clear-Site-Data", "\"cache\"");
		goOn(SIGN_IN, response);
	}

	/**
	 * Say who is signed in, and offer to sign out.
	 */
	@GetMapping("/sign-out")
	void signOut(HttpServletResponse response) {
		goOn(SIGN_IN, response);
	}

	private static void goOn(String path, HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_SEE_OTHER);
		response.setHeader(HttpHeaders.LOCATION, path);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
	}

}
