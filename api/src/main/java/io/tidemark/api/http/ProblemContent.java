package io.tidemark.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tidemark.api.problem.ApiProblem;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.key.KeySecret;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.html.ErrorPage;
import io.tidemark.reports.html.HtmlReport;

/**
 * An error in the shapes of the reference: JSON, a page, or plain text for formats that
 * are downloaded.
 *
 * @param problem the error
 * @param mode the format that the answer would have had
 */
record ProblemContent(ApiProblem problem, OutputMode mode) implements Content {

	private static final String RETRY_SECONDS = "5";

	@Override
	public List<Map.Entry<String, String>> headers() {
		List<Map.Entry<String, String>> headers = new ArrayList<>();
		ErrorCode code = this.problem.code();
		if (code.status() == 401) {
			headers.add(Map.entry("WWW-Authenticate", "Bearer realm=\"tidemark\""));
		}
		if (code.status() == 405) {
			headers.add(Map.entry("Allow", "GET, HEAD, OPTIONS"));
		}
		if (code.status() == 503) {
			headers.add(Map.entry("Retry-After", RETRY_SECONDS));
		}
		return headers;
	}

	String contentType() {
		return this.mode.isDownload() ? "text/plain;charset=UTF-8" : this.mode.contentType();
	}

	@Override
	public void write(OutputStream out) throws IOException {
		ErrorCode code = this.problem.code();
		String hint = hint(this.problem);
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		switch (this.mode) {
			case JSON -> writer.write(json(this.problem));
			case HTML -> HtmlReport.write(new ErrorPage(code.error(), code.code(), hint), writer);
			case CSV, XLSX ->
				writer.write("Error: %s\nError Code: %s\nHint: %s\n".formatted(code.error(), code.code(), hint));
		}
		writer.flush();
	}

	/**
	 * Return an error in its JSON shape.
	 */
	static String json(ApiProblem problem) {
		ErrorCode code = problem.code();
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("error", code.error());
		error.put("error_code", code.code());
		error.put("hint", hint(problem));
		StringWriter writer = new StringWriter();
		JsonReport.writeObject(Map.of("errors", error), writer);
		return writer + "\n";
	}

	private static String hint(ApiProblem problem) {
		return KeySecret.redact(problem.hint()).replaceAll("\\p{Cntrl}", " ");
	}

}
