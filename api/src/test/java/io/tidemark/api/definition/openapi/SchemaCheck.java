package io.tidemark.api.definition.openapi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * Checks values against the parts of JSON Schema that the document uses.
 */
final class SchemaCheck {

	private static final Set<String> KNOWN = Set.of("$ref", "type", "enum", "pattern", "minimum", "maximum", "format",
			"items", "required", "properties", "additionalProperties", "title", "description", "default",
			"externalDocs");

	private final JsonNode document;

	private final List<String> faults = new ArrayList<>();

	SchemaCheck(JsonNode document) {
		this.document = document;
	}

	/**
	 * Check a value.
	 * @param where what to name in a fault
	 */
	void check(String where, JsonNode schema, JsonNode value) {
		if (schema.has("$ref")) {
			check(where, this.document.at(schema.get("$ref").asString().substring(1)), value);
			return;
		}
		schema.propertyNames()
			.stream()
			.filter((name) -> !KNOWN.contains(name))
			.forEach((name) -> this.faults.add(where + ": the check does not know " + name));
		if (!hasType(schema.path("type"), value)) {
			this.faults.add(where + ": " + value + " is no " + schema.path("type"));
			return;
		}
		if (value.isString()) {
			checkText(where, schema, value.asString());
		}
		if (schema.has("enum") && schema.get("enum").values().stream().noneMatch(value::equals)) {
			this.faults.add(where + ": " + value + " is none of " + schema.get("enum"));
		}
		checkBounds(where, schema, value);
		checkParts(where, schema, value);
	}

	List<String> faults() {
		return this.faults;
	}

	private static boolean hasType(JsonNode types, JsonNode value) {
		if (types.isArray()) {
			return types.values().stream().anyMatch((type) -> hasType(type, value));
		}
		return switch (types.asString()) {
			case "string" -> value.isString();
			case "integer" -> value.isIntegralNumber();
			case "number" -> value.isNumber();
			case "null" -> value.isNull();
			case "array" -> value.isArray();
			case "object" -> value.isObject();
			default -> false;
		};
	}

	private void checkText(String where, JsonNode schema, String text) {
		if (schema.has("pattern") && !Pattern.compile(schema.get("pattern").asString()).matcher(text).find()) {
			this.faults.add(where + ": '" + text + "' does not match " + schema.get("pattern"));
		}
		switch (schema.path("format").asString("")) {
			case "date" -> LocalDate.parse(text);
			case "date-time" -> Instant.parse(text);
			case "", "binary" -> {
			}
			default -> this.faults.add(where + ": the check does not know the format " + schema.get("format"));
		}
	}

	private void checkBounds(String where, JsonNode schema, JsonNode value) {
		if (schema.has("minimum") && value.asLong() < schema.get("minimum").asLong()) {
			this.faults.add(where + ": " + value + " is less than " + schema.get("minimum"));
		}
		if (schema.has("maximum") && value.asLong() > schema.get("maximum").asLong()) {
			this.faults.add(where + ": " + value + " is more than " + schema.get("maximum"));
		}
	}

	private void checkParts(String where, JsonNode schema, JsonNode value) {
		if (value.isArray()) {
			value.values().forEach((each) -> check(where + "[]", schema.path("items"), each));
		}
		for (JsonNode required : schema.path("required").values()) {
			if (!value.has(required.asString())) {
				this.faults.add(where + ": " + required + " is missing");
			}
		}
		if (value.isObject() && schema.has("properties")) {
			value.properties().forEach((property) -> {
				JsonNode part = schema.get("properties").path(property.getKey());
				if (part.isMissingNode()) {
					this.faults.add(where + ": " + property.getKey() + " is not described");
				}
				else {
					check(where + "." + property.getKey(), part, property.getValue());
				}
			});
		}
	}

}
