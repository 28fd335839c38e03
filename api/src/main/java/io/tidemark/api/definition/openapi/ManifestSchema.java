package io.tidemark.api.definition.openapi;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tidemark.snapshot.Manifest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shape of a manifest in JSON; its lists are described from their records.
 */
final class ManifestSchema {

	private static final String STRING = "string";

	private static final String HASH = "6f1e".repeat(16);

	private static final JsonMapper JSON = JsonMapper.shared();

	private ManifestSchema() {
	}

	static ObjectNode schema() {
		ObjectNode properties = Json.object();
		properties.set("tenant", Json.text("Whose figures it has."));
		properties.set("version", Json.text("Its version.").put("pattern", ParameterSchema.VERSION));
		properties.set("businessDate", Json.text("The local day that it closes.").put("format", "date"));
		properties.set("timeZone", Json.text("The zone of that day."));
		properties.set("movements", Json.text("Whose changes of MRR are movements: customer or subscription."));
		properties.set("dataAsOf", instant("The instant at which the source was read."));
		properties.set("extractedAt", instant("When the extraction ended."));
		properties.set("publishedAt", instant("When it became visible."));
		properties.set("contentHash", Json.text("The SHA-256 over all that it has."));
		properties.set("codeVersion", Json.text("The version of the program."));
		properties.set("sqlVersion", Json.text("The hash of all statements that figures depend on."));
		ArrayNode required = Json.texts(properties.propertyNames());
		properties.set("dueAt", instant("When the run was due, if it was scheduled."));
		properties.set("startedAt", instant("When the scheduled run started."));
		properties.set("late",
				Json.object()
					.put("type", "boolean")
					.put("description", "Whether the run was missed when it was due, and caught up."));
		properties.set("tables", list("The rows of each source table by their standing.", Manifest.TableCount.class));
		properties.set("rejections", list("Why rows were rejected.", Manifest.Rejection.class));
		properties.set("checks", list("The results of the checks.", Manifest.CheckResult.class));
		properties.set("steps", list("How long each step took.", Manifest.StepDuration.class));
		ObjectNode schema = Json.object().put("type", "object");
		schema.put("description", "What is known of a snapshot's making.");
		schema.set("required", required);
		return schema.set("properties", properties);
	}

	/**
	 * Return a manifest, with lists that are written as manifests are.
	 */
	static ObjectNode example() {
		ObjectNode example = Json.object()
			.put("tenant", "acme")
			.put("version", AnswerExamples.VERSION)
			.put("businessDate", "2026-11-19")
			.put("timeZone", "Europe/London")
			.put("movements", "customer")
			.put("dataAsOf", AnswerExamples.DATA_AS_OF.toString())
			.put("extractedAt", "2026-11-20T01:31:10Z")
			.put("publishedAt", "2026-11-20T01:31:40Z")
			.put("contentHash", HASH)
			.put("codeVersion", "0.1.0")
			.put("sqlVersion", HASH);
		example.set("tables", JSON.valueToTree(List.of(new Manifest.TableCount("invoices", 1250, 1203, 2, 45, 0,
				new TreeMap<>(Map.of("amount", "125000.000"))))));
		example.set("rejections",
				JSON.valueToTree(List.of(new Manifest.Rejection("invoices", "no ISO 4217 code", 2, "1042"))));
		example.set("checks", JSON.valueToTree(
				List.of(new Manifest.CheckResult("mrr_identity", Manifest.Outcome.PASSED, 0, null, List.of()))));
		example.set("steps", JSON.valueToTree(List.of(new Manifest.StepDuration("extract", Duration.ofMillis(1500)))));
		return example;
	}

	private static ObjectNode instant(String description) {
		return Json.text(description).put("format", "date-time");
	}

	private static ObjectNode list(String description, Class<? extends Record> type) {
		ObjectNode properties = Json.object();
		for (RecordComponent component : type.getRecordComponents()) {
			properties.set(component.getName(), property(component));
		}
		ObjectNode items = Json.object().put("type", "object");
		items.set("required", Json.texts(properties.propertyNames()));
		items.set("properties", properties);
		ObjectNode schema = Json.object().put("type", "array").put("description", description);
		return schema.set("items", items);
	}

	private static ObjectNode property(RecordComponent component) {
		ObjectNode schema = Json.object();
		Class<?> type = component.getType();
		if (type == long.class) {
			return schema.put("type", "integer").put("format", "int64");
		}
		if (type == Duration.class) {
			return schema.put("type", STRING)
				.put("pattern", "^-?PT")
				.put("description", "An ISO 8601 duration; seconds may have a fraction.");
		}
		if (type.isEnum()) {
			List<String> names = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
			return schema.put("type", STRING).set("enum", Json.texts(names));
		}
		if (type == List.class) {
			return schema.put("type", "array").set("items", Json.object().put("type", STRING));
		}
		if (type != String.class) {
			return schema.put("type", "object").set("additionalProperties", Json.object().put("type", STRING));
		}
		boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
		return isNullable ? schema.set("type", Json.array().add(STRING).add("null")) : schema.put("type", STRING);
	}

}
