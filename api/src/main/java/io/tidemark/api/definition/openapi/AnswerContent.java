package io.tidemark.api.definition.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.tidemark.catalogue.FigureColumn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What answers a question for a figure: its rows in each format, or an error.
 *
 * @param columns the figure's columns
 * @param isSeries whether it is a series
 */
record AnswerContent(List<FigureColumn> columns, boolean isSeries) {

	static final String NOT_MODIFIED = "NotModified";

	static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	/**
	 * Return the responses.
	 * @param json the schema of the answer in JSON
	 */
	ObjectNode responses(ObjectNode json) {
		List<String> headers = new ArrayList<>(HeaderSchema.SNAPSHOT);
		headers.add(HeaderSchema.LINK);
		return responses("The rows.", headers, content(json), ErrorSchema.OF_FIGURES);
	}

	/**
	 * Return the responses of any operation.
	 */
	static ObjectNode responses(String description, List<String> headers, ObjectNode content, List<Integer> errors) {
		List<String> all = new ArrayList<>(headers);
		all.addAll(HeaderSchema.LIMITS);
		ObjectNode ok = Json.object().put("description", description);
		ok.set("headers", HeaderSchema.references(all));
		ok.set("content", content);
		ObjectNode responses = Json.object();
		responses.set("200", ok);
		responses.set("304", Json.reference("responses", NOT_MODIFIED));
		ErrorSchema.addReferences(responses, errors);
		return responses;
	}

	/**
	 * Return a figure's answer in each format, with an example.
	 * @param json the schema of the answer in JSON
	 */
	ObjectNode content(ObjectNode json) {
		AnswerExamples examples = AnswerExamples.of(ExampleRow.of(this.columns), this.isSeries);
		String labels = this.columns.stream().map(FigureColumn::label).collect(Collectors.joining(", "));
		ObjectNode content = Json.object();
		content.set("application/json", type(json, examples.json()));
		content.set("text/csv", type(Json.text("A header of labels, then the rows: " + labels + "."), examples.csv()));
		content.set("text/html", page(examples.html()));
		content.set(XLSX,
				type(Json.text("A workbook with one sheet, whose header is: " + labels + ".").put("format", "binary")));
		return content;
	}

	private static ObjectNode page(String table) {
		ObjectNode example = Json.object().put("summary", "The table of the page.").put("value", table);
		ObjectNode page = type(Json.text("A page with the rows as a table."));
		page.set("examples", Json.object().set("table", example));
		return page;
	}

	static ObjectNode type(ObjectNode schema) {
		return Json.object().set("schema", schema);
	}

	static ObjectNode type(ObjectNode schema, JsonNode example) {
		return type(schema).set("example", example);
	}

	private static ObjectNode type(ObjectNode schema, String example) {
		return type(schema).put("example", example);
	}

	static ObjectNode notModified() {
		ObjectNode response = Json.object().put("description", "The caller has the answer already.");
		List<String> headers = new ArrayList<>(HeaderSchema.PAGE);
		headers.addAll(HeaderSchema.LIMITS);
		return response.set("headers", HeaderSchema.references(headers));
	}

}
