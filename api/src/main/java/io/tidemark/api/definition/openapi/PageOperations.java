package io.tidemark.api.definition.openapi;

import io.tidemark.api.definition.ApiPaths;
import io.tidemark.api.definition.DefinitionTable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages for anyone.
 */
final class PageOperations {

	static final String TAG = "about";

	private static final String SCHEMA = "DefinitionRow";

	private PageOperations() {
	}

	static void add(ObjectNode paths, ObjectNode schemas) {
		schemas.set(SCHEMA, ColumnSchema.row(DefinitionTable.COLUMNS, false));
		ObjectNode rows = Json.object().put("type", "array");
		rows.set("items", Json.reference("schemas", SCHEMA));
		ObjectNode definitions = operation("definitions", "What the figures, columns, filters and errors mean.",
				"Everything that this document names, in sentences. No key is needed.",
				new AnswerContent(DefinitionTable.COLUMNS, false).content(rows));
		definitions.set("parameters", ParameterSchema.outputModeOnly());
		paths.set(ApiPaths.DEFINITIONS, Json.object().set("get", definitions));

		ObjectNode json = Json.object();
		json.set("application/json",
				AnswerContent.type(Json.object().put("type", "object").put("description", "An OpenAPI 3.1 document.")));
		paths.set(ApiPaths.OPENAPI,
				Json.object()
					.set("get", operation("openapi", "This document.",
							"What can be asked, for programs. No key is needed.", json)));

		ObjectNode links = Json.object().put("type", "object").put("description", "Paths by names.");
		links.set("additionalProperties", Json.object().put("type", "string"));
		ObjectNode start = Json.object();
		start.set("application/json", AnswerContent.type(links));
		start.set("text/html", AnswerContent.type(Json.text("A page of links.")));
		ObjectNode operation = operation("start", "Links to what there is.",
				"Where a browser begins. No key is needed; one in the URL is carried on.", start);
		operation.set("parameters", ParameterSchema.outputModeOnly());
		paths.set(ApiPaths.START, Json.object().set("get", operation));
	}

	private static ObjectNode operation(String id, String summary, String description, ObjectNode content) {
		ObjectNode operation = FigureOperations.operation(id, TAG, summary, description);
		operation.set("security", OpenApiDocument.optionalSecurity());
		operation.set("responses",
				AnswerContent.responses("What was asked for.", HeaderSchema.PAGE, content, ErrorSchema.OF_PAGES));
		return operation;
	}

}
