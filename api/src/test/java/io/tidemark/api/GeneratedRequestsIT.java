package io.tidemark.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.tidemark.api.GeneratedRequests.Request;
import io.tidemark.jobs.key.KeyWriter.KeyRequest;
import io.tidemark.key.Permission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks what the OpenAPI document says can be asked, and holds each answer against it.
 * Another seed or count is given as the system properties {@code tidemark.generated.seed}
 * and {@code tidemark.generated.count}.
 */
class GeneratedRequestsIT {

	private static final long SEED = Long.getLong("tidemark.generated.seed", 20261121L);

	private static final int COUNT = Integer.getInteger("tidemark.generated.count", 600);

	private static final List<String> ACCEPTED = List.of("application/json", "text/csv", "text/html", "*/*",
			"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

	private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
			(builder) -> builder
				.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

	private static JsonNode document;

	/** The document in which an object has no property but those that are declared. */
	private static JsonNode closed;

	private static Caller everything;

	private static List<Caller> callers;

	private static List<String> versions;

	private final Map<String, Schema> schemas = new HashMap<>();

	@BeforeAll
	static void start() {
		RunningApi api = RunningApi.shared();
		document = api.caller().get("/openapi.json").json();
		closed = document.deepCopy();
		close(closed.at("/components/schemas"));
		everything = api.issue(PublishedStore.SEED_WORLD, "kpi:*", "analytics:read");
		Caller dealer = api.issue(new KeyRequest(PublishedStore.SEED_WORLD, null,
				Set.of(Permission.ALL_KPIS, Permission.ANALYTICS), "NORTH", null, null));
		callers = List.of(everything, everything, everything, everything.inUrl(), dealer,
				api.issue(PublishedStore.RIVAL, "kpi:customers"), api.caller(), api.caller().withBearer("tm_nosuch"));
		versions = everything.get("/snapshots/").json().findValuesAsString("version");
	}

	/**
	 * Forbid properties that are not declared.
	 */
	private static void close(JsonNode schema) {
		if (schema instanceof ObjectNode object && object.has("properties")) {
			object.put("additionalProperties", false);
		}
		schema.values().forEach(GeneratedRequestsIT::close);
	}

	@Test
	void everyAnswerIsDeclared() {
		System.out.printf("%d generated requests with -Dtidemark.generated.seed=%d%n", COUNT, SEED);
		GeneratedRequests requests = new GeneratedRequests(document, SEED);
		List<String> paths = List.copyOf(document.get("paths").propertyNames());
		Random random = new Random(SEED);
		List<String> faults = new ArrayList<>();
		Map<Integer, Integer> statuses = new TreeMap<>();
		for (int count = 0; count < COUNT; count++) {
			Request request = requests.next(paths.get(count % paths.size()), versions);
			Caller caller = callers.get(random.nextInt(callers.size()));
			String method = (random.nextInt(20) == 0) ? "DELETE" : "GET";
			Received answer = random.nextBoolean() ? caller.send(method, request.target())
					: caller.send(method, request.target(), "Accept", ACCEPTED.get(random.nextInt(ACCEPTED.size())));
			statuses.merge(answer.status(), 1, Integer::sum);
			try {
				check(request, answer);
				if (caller.equals(everything) && method.equals("GET")) {
					checkStatus(request, answer);
				}
				String etag = answer.header("ETag");
				if (etag != null && count % 4 == 0) {
					Received again = caller.get(request.target(), "Accept", answer.require("Content-Type"),
							"If-None-Match", etag);
					assertThat(again.status()).isEqualTo(304);
					check(request, again);
				}
			}
			catch (AssertionError ex) {
				String told = answer.toString();
				faults.add("%s %s%n%s%n%s".formatted(method, request, told.substring(0, Math.min(told.length(), 2000)),
						ex.getMessage()));
			}
		}
		System.out.println("Answers by status: " + statuses);
		assertThat(faults).isEmpty();
		assertThat(statuses.keySet()).contains(200, 400, 401, 403, 404, 405);
	}

	/**
	 * Hold what a key that may read everything is answered against what was wrong.
	 */
	private static void checkStatus(Request request, Received answer) {
		if (request.wrong() == null) {
			assertThat(answer.status()).isIn(200, 404);
		}
		else {
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.text()).containsPattern("40000[34]");
		}
	}

	/**
	 * Hold an answer against what is declared: its status, headers, type and body.
	 */
	private void check(Request request, Received answer) {
		String path = request.path();
		boolean isGrouped = request.target().contains("groupBy=") || request.target().contains("compare=");
		assertThat(answer.status()).isLessThan(500);
		JsonNode responses = document.get("paths").get(path).get("get").get("responses");
		String status = Integer.toString(answer.status());
		JsonNode response = resolve(responses.get(responses.has(status) ? status : "default"));
		Set<String> missing = new TreeSet<>(response.path("headers").propertyNames());
		missing.removeIf((name) -> answer.header(name) != null);
		assertThat(missing).isSubsetOf(optionalHeaders(path, answer.status()));
		if (!response.has("content")) {
			assertThat(answer.body()).isEmpty();
			return;
		}
		String type = answer.require("Content-Type").replaceFirst(";.*", "");
		JsonNode content = response.get("content").get(type);
		assertThat(content).isNotNull();
		if (type.equals("application/json")) {
			assertThat(schema(content.get("schema")).validate(answer.json())).isEmpty();
			assertThat(responses.has(status)
					|| content.get("examples").has(answer.json().at("/errors/error_code").asString()))
				.isTrue();
		}
		if (type.equals("text/csv")) {
			String header = content.get("example").asString().lines().findFirst().orElseThrow();
			List<String> labels = List.of(answer.text().lines().findFirst().orElseThrow().split(",", -1));
			if (isGrouped) {
				assertThat(labels).containsSubsequence(header.split(",", -1));
			}
			else {
				assertThat(labels).containsExactly(header.split(",", -1));
			}
		}
	}

	/**
	 * Return the headers that an answer may go without: the next page if there is none,
	 * the snapshot of links for anyone, the limits of a URL that is refused uncounted.
	 */
	private static Set<String> optionalHeaders(String path, int status) {
		if (status == 400) {
			return Set.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
		}
		return path.equals("/") ? Set.of("X-Snapshot-Version", "X-Data-As-Of", "Last-Modified")
				: Set.of("Link", "X-Warning");
	}

	private static JsonNode resolve(JsonNode node) {
		return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
	}

	private Schema schema(JsonNode schema) {
		return this.schemas.computeIfAbsent(schema.toString(), (any) -> {
			ObjectNode whole = (ObjectNode) schema.deepCopy();
			close(whole);
			return SCHEMAS.getSchema(whole.set("components", closed.get("components")));
		});
	}

}
