package io.tidemark.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes requests from an OpenAPI document, valid ones and invalid ones; the same ones for
 * the same seed.
 */
final class GeneratedRequests {

	/** Values of parameters whose schema admits more than there is. */
	private static final Map<String, List<String>> KNOWN = Map.of("currency", List.of("EUR", "USD", "GBP", "JPY"),
			"status", List.of("active", "ACTIVE", "Sent", "nosuch"), "dealerCode", List.of("NORTH", "DIRECT", "NOSUCH"),
			"customerId", List.of("1", "2", "nosuch"), "type", List.of("mobile", "Voicemail", "nosuch"));

	/**
	 * Parameters that only some answers take, together or not: CsvFormat has its own
	 * tests.
	 */
	private static final Set<String> OF_CSV = Set.of("bom", "separator", "decimal");

	private static final List<String> TEXTS = List.of("", " ", "ü", "日本", "'", "\"", "%", "a b", "<b>", "\\", "0",
			"null", "x".repeat(300), "\u0000", "\uD83D\uDE00");

	private static final List<String> NO_INTEGERS = List.of("", "x", "1.5", "+5", "05", "1e3", "-1", "٣",
			"9223372036854775808");

	private static final List<String> NO_DATES = List.of("", "tomorrow", "-0d", "30d", "2025-02-30", "2025-4-9",
			"2025-04-09T00:00", "20250409", "0000-01-01", "+12025-01-01");

	private static final List<String> NO_WORDS = List.of("", "nosuch", "json,csv", "day ", "*");

	private static final List<String> NO_LISTS = List.of("", "nosuch", "dealer,", "dealer,dealer", "Dealer", "*");

	private final JsonNode document;

	private final Random random;

	GeneratedRequests(JsonNode document, long seed) {
		this.document = document;
		this.random = new Random(seed);
	}

	/**
	 * Return the next request of an operation.
	 * @param path the operation's path in the document
	 * @param versions the versions of snapshots that there are
	 */
	Request next(String path, List<String> versions) {
		JsonNode operation = this.document.get("paths").get(path).get("get");
		Map<String, String> values = new LinkedHashMap<>();
		List<JsonNode> parameters = operation.path("parameters")
			.values()
			.stream()
			.map(this::resolve)
			.filter((parameter) -> !OF_CSV.contains(parameter.get("name").asString()))
			.toList();
		for (JsonNode parameter : parameters) {
			boolean isRequired = parameter.path("required").asBoolean(false);
			if (isRequired || this.random.nextInt(3) == 0) {
				values.put(parameter.get("name").asString(), valid(parameter, versions));
			}
		}
		settle(values);
		boolean hasPeriods = parameters.stream().anyMatch((each) -> each.get("name").asString().equals("interval"));
		if (hasPeriods && !values.containsKey("dateFrom")) {
			values.remove("compare");
		}
		String wrong = (this.random.nextInt(3) == 0) ? spoil(values, parameters) : null;
		String target = path;
		StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
		for (Map.Entry<String, String> value : values.entrySet()) {
			String pattern = "{" + value.getKey() + "}";
			String encoded = Caller.encode(value.getValue()).replace("+", "%20");
			if (target.contains(pattern)) {
				target = target.replace(pattern, encoded);
			}
			else {
				query.add(value.getKey() + "=" + encoded);
			}
		}
		String slash = (this.random.nextBoolean() && !target.endsWith("/") && !target.contains(".json")) ? "/" : "";
		return new Request(path, target + slash + query, wrong);
	}

	private JsonNode resolve(JsonNode parameter) {
		return parameter.has("$ref") ? this.document.at(parameter.get("$ref").asString().substring(1)) : parameter;
	}

	/**
	 * Return a value that fits the schema, at its bounds as often as not.
	 */
	private String valid(JsonNode parameter, List<String> versions) {
		String name = parameter.get("name").asString();
		JsonNode schema = parameter.get("schema");
		if (name.equals("compare")) {
			return any(List.of("before", "-7d", "-12m"));
		}
		if (List.of("version", "snapshot", "before", "after").contains(name)) {
			return any(this.random.nextInt(4) == 0 ? List.of("2025-04-09.99", "1999-01-01.1") : versions);
		}
		if (KNOWN.containsKey(name)) {
			return any(KNOWN.get(name));
		}
		if (schema.get("type").asString().equals("array")) {
			List<String> items = new ArrayList<>(
					schema.at("/items/enum").values().stream().map(JsonNode::asString).toList());
			Collections.shuffle(items, this.random);
			int most = schema.path("maxItems").asInt(items.size());
			return String.join(",", items.subList(0, 1 + this.random.nextInt(most)));
		}
		if (schema.has("enum")) {
			return any(schema.get("enum").values().stream().map(JsonNode::asString).toList());
		}
		if (isDay(schema)) {
			return any(List.of("0001-01-01", "9999-12-31", "2024-02-29", "2025-04-09",
					LocalDate.of(2025, 4, 9).minusDays(this.random.nextInt(900)).toString(), "today", "yesterday",
					"-30d", "-9999m", "month-start", "year-start"));
		}
		if (schema.get("type").asString().equals("integer")) {
			long least = schema.get("minimum").asLong();
			long most = schema.path("maximum").asLong(Long.MAX_VALUE);
			return any(List.of(Long.toString(least), Long.toString(least + 1), Long.toString(most), "7"));
		}
		throw new IllegalStateException("No value for " + parameter);
	}

	/**
	 * Resolve what single schemas can't say of parameters together.
	 */
	private static void settle(Map<String, String> values) {
		if (values.containsKey("snapshot")) {
			values.remove("asOf");
		}
		if ("product".equals(values.get("groupBy"))) {
			values.remove("dealerCode");
		}
		String from = values.get("dateFrom");
		String to = values.get("dateTo");
		if (from != null && to != null && from.matches("\\d.*") && to.matches("\\d.*") && from.compareTo(to) > 0) {
			values.put("dateFrom", to);
			values.put("dateTo", from);
		}
	}

	/**
	 * Make one value invalid, or add a parameter that there is not.
	 * @return the parameter's name
	 */
	private String spoil(Map<String, String> values, List<JsonNode> parameters) {
		// Without a snapshot, which may not be found before anything else is looked at.
		values.keySet().removeAll(List.of("snapshot", "asOf"));
		List<JsonNode> bounded = parameters.stream().filter((each) -> !bad(each).isEmpty()).toList();
		if (bounded.isEmpty() || this.random.nextInt(5) == 0) {
			values.put("nosuch", any(TEXTS));
			return "nosuch";
		}
		JsonNode parameter = any(bounded);
		String name = parameter.get("name").asString();
		values.put(name, any(bad(parameter)));
		return name;
	}

	private static List<String> bad(JsonNode parameter) {
		JsonNode schema = parameter.get("schema");
		if (schema.get("type").asString().equals("integer")) {
			List<String> bad = new ArrayList<>(NO_INTEGERS);
			bad.add(Long.toString(schema.get("minimum").asLong() - 1));
			if (schema.has("maximum")) {
				bad.add(Long.toString(schema.get("maximum").asLong() + 1));
			}
			return bad;
		}
		if (isDay(schema)) {
			return NO_DATES;
		}
		if (parameter.get("in").asString().equals("path")) {
			return List.of("x", "2025-04-09", "2025-04-09.0", "2025-04-09.01", "2025-02-30.1", "%");
		}
		if (schema.has("pattern")) {
			return List.of("", "x", "eur", "EURO", "2025-04-09", "2025-04-09.0", "2025-04-09.01");
		}
		if (schema.path("items").has("enum")) {
			return NO_LISTS;
		}
		return schema.has("enum") ? NO_WORDS : List.of();
	}

	/**
	 * Return whether a schema is that of days, which is the only one with alternatives.
	 */
	private static boolean isDay(JsonNode schema) {
		return schema.has("anyOf");
	}

	private <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	/**
	 * A request for an operation.
	 *
	 * @param path the operation's path in the document
	 * @param target the path and query to ask for
	 * @param wrong the parameter that is invalid or not the operation's, null if all are
	 * valid
	 */
	record Request(String path, String target, @Nullable String wrong) {
	}

}
