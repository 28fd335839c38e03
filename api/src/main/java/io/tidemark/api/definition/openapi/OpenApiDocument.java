package io.tidemark.api.definition.openapi;

import java.io.StringWriter;

import io.tidemark.api.security.Credentials;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.reports.format.JsonReport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of all that can be asked, from the catalogue.
 */
public final class OpenApiDocument {

	static final String BEARER = "bearer";

	static final String KEY = "key";

	private OpenApiDocument() {
	}

	/**
	 * Write the document as text.
	 */
	public static String write(Catalogue catalogue, String version) {
		StringWriter writer = new StringWriter();
		JsonReport.writeObject(of(catalogue, version), writer);
		return writer + "\n";
	}

	/**
	 * Write the document.
	 * @param catalogue the figures
	 * @param version the version of the API
	 * @return the document; the same each time for the same arguments
	 */
	static ObjectNode of(Catalogue catalogue, String version) {
		ObjectNode paths = Json.object();
		ObjectNode schemas = Json.object();
		new FigureOperations(catalogue, paths, schemas).add();
		SnapshotOperations.add(paths, schemas);
		PageOperations.add(paths, schemas);
		schemas.set(ErrorSchema.NAME, ErrorSchema.schema());
		ObjectNode document = Json.object().put("openapi", "3.1.0");
		document.set("info", info(version));
		document.set("servers", Json.array().add(Json.object().put("url", "/").put("description", "This server.")));
		document.set("security", security());
		document.set("tags", tags(catalogue));
		document.set("paths", withoutLastSlashes(paths));
		document.set("components", components(schemas));
		return document;
	}

	/**
	 * Write paths as linters want them; the last slash of the reference is optional.
	 */
	private static ObjectNode withoutLastSlashes(ObjectNode paths) {
		ObjectNode plain = Json.object();
		paths.properties().forEach((path) -> plain.set(path.getKey().replaceFirst("(?<=.)/$", ""), path.getValue()));
		return plain;
	}

	private static ObjectNode info(String version) {
		ObjectNode info = Json.object()
			.put("title", "Tidemark")
			.put("summary", "Nightly billing KPIs and MRR as immutable snapshots.")
			.put("description",
					"Read-only. Every answer is from one published snapshot, whose version it tells in the header "
							+ "X-Snapshot-Version; with snapshot or asOf an older one is asked. Amounts are exact "
							+ "decimals: parse JSON numbers as decimals, not as binary floating point. Paths may be "
							+ "written with or without their last slash.")
			.put("version", version);
		info.set("contact", Json.object().put("name", "The operator of this server, who hands out keys"));
		info.set("license", Json.object().put("name", "Apache License 2.0").put("identifier", "Apache-2.0"));
		return info;
	}

	private static ArrayNode security() {
		return Json.array().add(Json.object().set(BEARER, Json.array())).add(Json.object().set(KEY, Json.array()));
	}

	/**
	 * Say that a key is not needed.
	 */
	static ArrayNode optionalSecurity() {
		return security().insert(0, Json.object());
	}

	private static ArrayNode tags(Catalogue catalogue) {
		ArrayNode tags = Json.array();
		catalogue.objects().forEach((object) -> tags.add(tag(object, "The KPIs of " + object + " and their history.")));
		return tags.add(tag(FigureOperations.ANALYTICS, "Subscription revenue and what belongs to it."))
			.add(tag(SnapshotOperations.TAG, "What has been published."))
			.add(tag(PageOperations.TAG, "What there is and what it means."));
	}

	private static ObjectNode tag(String name, String description) {
		return Json.object().put("name", name).put("description", description);
	}

	private static ObjectNode components(ObjectNode schemas) {
		ObjectNode components = Json.object();
		components.set("schemas", schemas);
		ObjectNode responses = Json.object();
		responses.set(AnswerContent.NOT_MODIFIED, AnswerContent.notModified());
		responses.setAll(ErrorSchema.components());
		components.set("responses", responses);
		components.set(ParameterSchema.COMPONENTS, ParameterSchema.components());
		components.set("headers", HeaderSchema.components());
		ObjectNode schemes = Json.object();
		schemes.set(BEARER,
				Json.object()
					.put("type", "http")
					.put("scheme", "bearer")
					.put("description", "A key as the header Authorization: Bearer KEY."));
		schemes.set(KEY,
				Json.object()
					.put("type", "apiKey")
					.put("in", "query")
					.put("name", Credentials.PARAMETER)
					.put("description", "A key as a parameter, for a browser."));
		components.set("securitySchemes", schemes);
		return components;
	}

}
