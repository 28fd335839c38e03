package io.tidemark.api.definition.openapi;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * The headers of answers.
 */
final class HeaderSchema {

	/** Headers of everything that is counted. */
	static final List<String> LIMITS = List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");

	/** Headers of what a caller may have already. */
	static final List<String> PAGE = List.of("ETag");

	/** Headers of what is told of a snapshot. */
	static final List<String> SNAPSHOT = List.of("X-Snapshot-Version", "X-Data-As-Of", "ETag", "Last-Modified");

	static final String LINK = "Link";

	static final String RETRY_AFTER = "Retry-After";

	static final String WWW_AUTHENTICATE = "WWW-Authenticate";

	private static final String COMPONENTS = "headers";

	private HeaderSchema() {
	}

	/**
	 * Return all headers that responses refer to.
	 */
	static ObjectNode components() {
		ObjectNode components = Json.object();
		components.set("X-Snapshot-Version",
				text("The version of the snapshot that the answer is from.", AnswerExamples.VERSION));
		components.set("X-Data-As-Of",
				text("The instant at which the source was read.", AnswerExamples.DATA_AS_OF.toString()));
		components.set("ETag", text("A strong validator of the bytes; sent back as If-None-Match it saves the answer.",
				"\"5f2b9c1e0d7a4f3b8c6e2d1a0f9b8c7d\""));
		components.set("Last-Modified", text("When the snapshot was published.", "Fri, 20 Nov 2026 01:31:40 GMT"));
		components.set("X-RateLimit-Limit", integer("How many requests a minute may have.", 600));
		components.set("X-RateLimit-Remaining", integer("How many requests are left now.", 599));
		components.set("X-RateLimit-Reset",
				integer("After how many seconds all requests are back, if nothing is asked.", 1));
		components.set(LINK,
				text("The next page of the same snapshot, if there is one.",
						"</backend/kpi/customers/byStatus/?idAfter=100&limit=100&snapshot=" + AnswerExamples.VERSION
								+ ">; rel=\"next\""));
		components.set(RETRY_AFTER, integer("After how many seconds to ask again.", 2));
		components.set(WWW_AUTHENTICATE, text("How to show a key.", "Bearer realm=\"tidemark\""));
		return components;
	}

	static ObjectNode references(List<String> names) {
		ObjectNode headers = Json.object();
		names.forEach((name) -> headers.set(name, Json.reference(COMPONENTS, name)));
		return headers;
	}

	private static ObjectNode text(String description, String example) {
		ObjectNode header = Json.object().put("description", description);
		header.set("schema", Json.object().put("type", "string"));
		return header.put("example", example);
	}

	private static ObjectNode integer(String description, int example) {
		ObjectNode header = Json.object().put("description", description);
		header.set("schema", Json.object().put("type", "integer").put("format", "int64").put("minimum", 0));
		return header.put("example", example);
	}

}
