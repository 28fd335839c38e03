package io.tidemark.api.definition.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.tidemark.api.problem.ErrorCode;
import io.tidemark.reports.html.ErrorPage;
import io.tidemark.reports.html.HtmlReport;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The errors that answers may be, from their catalogue.
 */
final class ErrorSchema {

	/** The statuses that a question for a figure may have. */
	static final List<Integer> OF_FIGURES = List.of(400, 401, 403, 404, 429, 500, 503);

	/** The statuses that a page for anyone may have. */
	static final List<Integer> OF_PAGES = List.of(400, 401, 429, 500, 503);

	static final String NAME = "Error";

	private static final String RESPONSES = "responses";

	private static final String OTHER = "OtherError";

	private ErrorSchema() {
	}

	static ObjectNode schema() {
		ObjectNode properties = Json.object();
		properties.set("error", Json.text("What went wrong."));
		properties.set("error_code", code());
		properties.set("hint", Json.text("What to do, in a sentence; it may quote the request."));
		ObjectNode error = Json.object().put("type", "object");
		error.set("required", Json.texts(List.of("error", "error_code", "hint")));
		error.set("properties", properties);
		ObjectNode schema = Json.object().put("type", "object").put("description", "An error.");
		schema.set("required", Json.texts(List.of("errors")));
		schema.set("properties", Json.object().set("errors", error));
		return schema;
	}

	private static ObjectNode code() {
		String catalogue = Arrays.stream(ErrorCode.values())
			.map((code) -> "- `%s` (HTTP %s) %s: %s".formatted(code.code(), code.status(), code.error(),
					code.meaning()))
			.collect(Collectors.joining("\n"));
		ArrayNode codes = Json.array();
		Arrays.stream(ErrorCode.values()).forEach((code) -> codes.add(code.code()));
		ObjectNode schema = Json.object()
			.put("type", "integer")
			.put("description", "Which error of the catalogue it is:\n\n" + catalogue);
		schema.set("enum", codes);
		return schema;
	}

	/**
	 * Return a response for each status, and one for those that are no operation's own.
	 */
	static ObjectNode components() {
		ObjectNode components = Json.object();
		OF_FIGURES
			.forEach((status) -> components.set(name(status), response(HttpStatus.valueOf(status).getReasonPhrase(),
					(code) -> code.status() == status, headers(status))));
		components.set(OTHER, response("A request that the server does not take",
				(code) -> !OF_FIGURES.contains(code.status()), HeaderSchema.LIMITS));
		return components;
	}

	/**
	 * Refer to the responses of some statuses and to the one of all others.
	 */
	static void addReferences(ObjectNode responses, List<Integer> statuses) {
		statuses.forEach((status) -> responses.set(status.toString(), Json.reference(RESPONSES, name(status))));
		responses.set("default", Json.reference(RESPONSES, OTHER));
	}

	private static String name(int status) {
		return HttpStatus.valueOf(status).getReasonPhrase().replace(" ", "");
	}

	private static List<String> headers(int status) {
		List<String> headers = new ArrayList<>(HeaderSchema.LIMITS);
		if (status == 401) {
			headers.add(HeaderSchema.WWW_AUTHENTICATE);
		}
		if (status == 429 || status == 503) {
			headers.add(HeaderSchema.RETRY_AFTER);
		}
		return headers;
	}

	private static ObjectNode response(String description, Predicate<ErrorCode> isMeant, List<String> headers) {
		List<ErrorCode> codes = Arrays.stream(ErrorCode.values()).filter(isMeant).toList();
		ObjectNode json = Json.object();
		json.set("schema", Json.reference("schemas", NAME));
		json.set("examples", examples(codes, ErrorSchema::json));
		ObjectNode content = Json.object();
		content.set("application/json", json);
		content.set("text/html", text("A page with the three lines.", codes, ErrorSchema::html));
		content.set("text/plain", text("The three lines, for csv and xlsx.", codes, ErrorSchema::plain));
		ObjectNode response = Json.object().put("description", description + ".");
		response.set("headers", HeaderSchema.references(headers));
		response.set("content", content);
		return response;
	}

	private static ObjectNode text(String description, List<ErrorCode> codes, Function<ErrorCode, String> writer) {
		ObjectNode text = Json.object();
		text.set("schema", Json.text(description));
		text.set("examples", examples(codes, (code) -> Json.object().put("value", writer.apply(code))));
		return text;
	}

	private static ObjectNode examples(List<ErrorCode> codes, Function<ErrorCode, ObjectNode> writer) {
		ObjectNode examples = Json.object();
		codes.forEach((code) -> examples.set(Integer.toString(code.code()), writer.apply(code)));
		return examples;
	}

	private static ObjectNode json(ErrorCode code) {
		ObjectNode error = Json.object()
			.put("error", code.error())
			.put("error_code", code.code())
			.put("hint", code.hint());
		ObjectNode example = Json.object().put("summary", code.meaning());
		example.set("value", Json.object().set("errors", error));
		return example;
	}

	private static String html(ErrorCode code) {
		ErrorPage page = new ErrorPage(code.error(), code.code(), code.hint());
		return AnswerExamples.element((writer) -> HtmlReport.write(page, writer), "<div class=\"error\">", "</div>");
	}

	private static String plain(ErrorCode code) {
		return "Error: %s\nError Code: %s\nHint: %s\n".formatted(code.error(), code.code(), code.hint());
	}

}
