package io.tidemark.config;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tidemark.figure.registry.FigureQuestion;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the JSON schema of {@code tidemark.yml}: its keys, types and defaults are those
 * of the properties, what it says of a key is the comment in {@code docs/tidemark.yml}.
 */
final class ConfigurationSchema {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final String PLACEHOLDER = "\\$\\{.+\\}";

	/** What a text must be like, for types that are written as one. */
	private static final Map<Type, String> PATTERNS = Map.of(Duration.class, "^\\d+(ns|us|ms|s|m|h|d)?$|^P",
			DataSize.class, "^\\d+(B|KB|MB|GB|TB)?$", Period.class, "^(?=\\d)(\\d+y)?(\\d+m)?(\\d+w)?(\\d+d)?$|^P",
			RetentionProperties.Monthly.class, "^(forever|\\d{1,4}( months?)?)$", Instant.class,
			"^\\d{4}-\\d\\d-\\d\\dT.+", URI.class, "^https?://", MailAddress.class, "@");

	/** Types that are written as a text of which more can't be said. */
	private static final List<Type> TEXTS = List.of(ZoneId.class, Path.class, FigureQuestion.class,
			AlertCondition.class);

	private final Map<String, String> comments = new LinkedHashMap<>();

	/**
	 * Read what is said of each key.
	 * @param example every key, each behind its comment
	 */
	ConfigurationSchema(String example) {
		Deque<String> above = new ArrayDeque<>();
		Deque<Integer> indents = new ArrayDeque<>();
		StringBuilder comment = new StringBuilder();
		for (String line : example.lines().toList()) {
			String text = line.strip();
			int indent = line.replaceFirst("^( *(- )?).*", "$1").length();
			if (text.startsWith("# ")) {
				comment.append(comment.isEmpty() ? "" : " ").append(text.substring(2));
			}
			else if (text.isEmpty()) {
				comment.setLength(0);
			}
			else {
				while (!indents.isEmpty() && indents.peekLast() >= indent) {
					indents.removeLast();
					above.removeLast();
				}
				indents.addLast(indent);
				above.addLast(text.replaceFirst("^- ", "").replaceFirst(":.*", ""));
				if (!comment.isEmpty()) {
					this.comments.putIfAbsent(String.join(".", above), comment.toString());
				}
				comment.setLength(0);
			}
		}
	}

	String text() {
		ObjectNode schema = JSON.createObjectNode();
		schema.put("$schema", "http://json-schema.org/draft-07/schema#");
		schema.put("title", "tidemark.yml, the configuration of Tidemark");
		schema.putArray("type").add("object").add("null");
		schema.put("additionalProperties", false);
		schema.putObject("properties").set("tidemark", schema(TidemarkProperties.class, "tidemark"));
		return JSON.writeValueAsString(schema) + "\n";
	}

	private ObjectNode schema(Type type, String path) {
		ObjectNode schema = JSON.createObjectNode();
		String pattern = path.replace(".", "\\.").replace("*", "[^.]+");
		this.comments.entrySet()
			.stream()
			.filter((comment) -> !path.endsWith("*") && comment.getKey().matches(pattern))
			.findFirst()
			.ifPresent((comment) -> schema.put("description", comment.getValue()));
		List<ConfigurationKey> keys = ConfigurationKey.below(type);
		if (!keys.isEmpty()) {
			boolean isSwitch = type == GuardProperties.class || type == GuardProperties.Jump.class;
			addSwitch(schema, isSwitch, keys(keys, path));
		}
		else if (ConfigurationKey.isMap(type)) {
			schema.putArray("type").add("object").add("null");
			schema.set("additionalProperties", schema(ConfigurationKey.element(type), path + ".*"));
		}
		else if (ConfigurationKey.element(type) != type) {
			addList(schema, schema(ConfigurationKey.element(type), path + "[*]"));
		}
		else {
			addValue(schema, type);
		}
		return schema;
	}

	private ObjectNode keys(List<ConfigurationKey> keys, String path) {
		ObjectNode keysOnly = JSON.createObjectNode();
		keysOnly.putArray("type").add("object").add("null");
		keysOnly.put("additionalProperties", false);
		ObjectNode properties = keysOnly.putObject("properties");
		String above = path.replace("[*]", "");
		for (ConfigurationKey key : keys) {
			ObjectNode property = schema(key.type(), above + "." + key.name());
			addDefault(property, key);
			properties.set(key.name(), property);
		}
		return keysOnly;
	}

	/**
	 * Add keys, where {@code on} and {@code off} may stand instead if they can be
	 * switched.
	 */
	private static void addSwitch(ObjectNode schema, boolean isSwitch, ObjectNode keys) {
		if (!isSwitch) {
			schema.setAll(keys);
			return;
		}
		ObjectNode either = JSON.createObjectNode();
		either.putArray("enum").add("on").add("off").add(true).add(false);
		schema.putArray("anyOf").add(either).add(keys);
	}

	/**
	 * Add a list, whose only element may stand for it, unless that has keys.
	 */
	private static void addList(ObjectNode schema, ObjectNode element) {
		ObjectNode list = JSON.createObjectNode();
		list.putArray("type").add("array").add("null");
		list.set("items", element);
		if (element.has("properties")) {
			schema.setAll(list);
		}
		else {
			schema.putArray("anyOf").add(list).add(JSON.createObjectNode().put("type", "string"));
		}
	}

	private static void addValue(ObjectNode schema, Type type) {
		ObjectNode placeholder = JSON.createObjectNode().put("type", "string").put("pattern", PLACEHOLDER);
		if (type == String.class) {
			schema.putArray("type").add("string").add("number").add("null");
		}
		else if (PATTERNS.containsKey(type)) {
			schema.putArray("type").add("string").add("integer");
			schema.put("pattern", PATTERNS.get(type) + "|" + PLACEHOLDER);
		}
		else if (TEXTS.contains(type)) {
			schema.put("type", "string");
		}
		else if (type == int.class || type == Integer.class) {
			schema.putArray("anyOf").add(JSON.createObjectNode().put("type", "integer")).add(placeholder);
		}
		else if (type == BigDecimal.class) {
			schema.putArray("anyOf").add(JSON.createObjectNode().put("type", "number")).add(placeholder);
		}
		else {
			ObjectNode choices = JSON.createObjectNode();
			choices.putPOJO("enum", choices(type));
			schema.putArray("anyOf").add(choices).add(placeholder);
		}
	}

	private static List<?> choices(Type type) {
		if (type == boolean.class) {
			return List.of(true, false);
		}
		if (!(type instanceof Class<?> choice) || !choice.isEnum()) {
			throw new IllegalStateException("Say here how a value of %s is written.".formatted(type));
		}
		return Arrays.stream(choice.getEnumConstants())
			.map((value) -> value.toString().toLowerCase(Locale.ROOT))
			.toList();
	}

	private static void addDefault(ObjectNode schema, ConfigurationKey key) {
		List<String> defaults = key.defaults();
		if (defaults == null || !ConfigurationKey.below(key.type()).isEmpty() || ConfigurationKey.isMap(key.type())) {
			return;
		}
		if (ConfigurationKey.element(key.type()) != key.type()) {
			schema.putPOJO("default", defaults);
		}
		else if (key.type() == int.class) {
			schema.put("default", Integer.parseInt(defaults.get(0)));
		}
		else if (key.type() == boolean.class) {
			schema.put("default", Boolean.parseBoolean(defaults.get(0)));
		}
		else if (key.type() == BigDecimal.class) {
			schema.put("default", new BigDecimal(defaults.get(0)));
		}
		else {
			schema.put("default", defaults.get(0));
		}
	}

}
