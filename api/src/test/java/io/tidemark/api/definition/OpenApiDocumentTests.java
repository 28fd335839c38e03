package io.tidemark.api.definition;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tidemark.api.answer.OutputMode;
import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.Series;
import io.tidemark.figure.diff.SnapshotDiff;
import io.tidemark.figure.registry.Comparison;
import io.tidemark.figure.registry.Figures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the OpenAPI document, as it is served, against the catalogue.
 */
class OpenApiDocumentTests {

	private static final Catalogue CATALOGUE = Catalogue.load();

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private static final List<String> OF_SNAPSHOT = List.of("outputMode", "snapshot", "asOf", "bom", "separator",
			"decimal");

	private static final JsonNode DOCUMENT = JSON.readTree(bytes());

	@Test
	void documentIsTheSameEachTime() throws IOException {
		assertThat(bytes()).isEqualTo(bytes());
		// Where a linter finds it.
		Files.write(Path.of("target", "openapi.json"), bytes());
	}

	@Test
	void everyKpiHasAPathWithItsDefinitionColumnsAndFilters() {
		for (Kpi kpi : CATALOGUE.kpis()) {
			JsonNode operation = operation(Figures.load().find(kpi.path()).path());
			assertThat(operation.get("summary").asString()).isEqualTo(kpi.definition());
			assertThat(rowOf(operation, "/items")).containsExactlyElementsOf(names(kpi.shownColumns()));
			assertThat(groupingsOf(operation)).containsExactlyElementsOf(kpi.cube().groupings().keySet());
			assertThat(parameters(operation)).containsExactlyElementsOf(compared(withFilters(kpi.filters())));
		}
	}

	@Test
	void everyKpiHasAHistoryThatBeginsWithTheDate() {
		for (Kpi kpi : CATALOGUE.kpis()) {
			JsonNode operation = operation("/backend/kpi/" + kpi.object() + "/" + kpi.type() + "/history/");
			List<String> columns = new ArrayList<>(List.of("snapshot_date"));
			columns.addAll(names(kpi.shownColumns()));
			assertThat(rowOf(operation, "/items")).containsExactlyElementsOf(columns);
			assertThat(parameters(operation)).containsExactlyElementsOf(withFilters(kpi.historyParameters()));
		}
	}

	@Test
	void everySeriesHasAPathWithItsDefinitionColumnsAndFilters() {
		for (Series series : CATALOGUE.series()) {
			JsonNode operation = operation("/analytics/" + series.name());
			assertThat(operation.get("summary").asString()).isEqualTo(series.definition());
			assertThat(rowOf(operation, "/properties/data/items")).containsExactlyElementsOf(names(series.columns()));
			List<String> filters = withFilters(series.parameters());
			boolean isCompared = Comparison.isPossible(Figures.load().find(series.name()));
			assertThat(parameters(operation)).containsExactlyElementsOf(isCompared ? compared(filters) : filters);
		}
	}

	@Test
	void pathsAreThoseThatClientsCall() {
		assertThat(DOCUMENT.get("paths").propertyNames())
			.hasSize(2 * CATALOGUE.kpis().size() + CATALOGUE.series().size() + 6)
			.contains("/backend/kpi/customers", "/backend/kpi/customers/byStatus",
					"/backend/kpi/customers/summary/history", "/analytics/subscription-revenue", "/snapshots",
					"/snapshots/{version}", "/snapshots/diff", "/definitions", "/openapi.json", "/");
	}

	/**
	 * The forms to sign in and out are for people alone.
	 */
	@Test
	void everyRouteForProgramsIsDescribed() throws ClassNotFoundException {
		ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
		scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
		Set<String> routes = new TreeSet<>();
		for (BeanDefinition bean : scan.findCandidateComponents("io.tidemark.api")) {
			for (Method method : Class.forName(bean.getBeanClassName()).getDeclaredMethods()) {
				GetMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, GetMapping.class);
				if (mapping != null) {
					Stream.of(mapping.path()).map((path) -> path.replaceFirst("(?<=.)/$", "")).forEach(routes::add);
				}
			}
		}
		assertThat(routes).contains("/snapshots/diff", "/snapshots/{version}", "/analytics/{series}");
		routes.removeAll(Set.of("/sign-in", "/sign-out"));
		Collection<String> paths = DOCUMENT.get("paths").propertyNames();
		assertThat(routes).allSatisfy((route) -> assertThat(paths).anyMatch((path) -> path.equals(route)
				|| (!path.contains("{") && path.matches(route.replaceAll("\\{[a-z]+}", "[A-Za-z-]+")))));
	}

	@Test
	void comparisonOfSnapshotsHasItsColumnsAndVersions() {
		JsonNode operation = operation("/snapshots/diff");
		assertThat(rowOf(operation, "/items")).containsExactlyElementsOf(names(SnapshotDiff.COLUMNS));
		assertThat(parameters(operation)).contains("before", "after", "page", "snapshot");
		assertThat(DOCUMENT.at("/components/schemas/SnapshotDiffRow/properties/change/type"))
			.isEqualTo(JSON.readTree("[\"string\",\"null\"]"));
		assertThat(operation.at("/responses/200/headers").has("Link")).isTrue();
	}

	@Test
	void countsAreNotNegativeButTheirDifferencesMayBe() {
		assertThat(DOCUMENT.at("/components/schemas/CustomersByStatusRow/properties/customer_count/minimum").asInt(-1))
			.isZero();
		JsonNode change = DOCUMENT.at("/components/schemas/RestatementCausesRow/properties/count_change");
		assertThat(change.get("type").valueStream().map(JsonNode::asString)).containsExactly("integer", "null");
		assertThat(change.has("minimum")).isFalse();
	}

	@Test
	void columnsThatRowsCanBeGroupedByAreDeclaredButNotRequired() {
		JsonNode row = DOCUMENT.at("/components/schemas/InvoicesByMonthHistoryRow");
		assertThat(row.get("properties").propertyNames().stream().filter((name) -> ofGrouping(row, name)))
			.containsExactlyInAnyOrder("invoice_dealer", "invoice_dealer_name", "invoice_status");
	}

	@Test
	void columnsOfComparisonsAreDeclaredButNotRequired() {
		JsonNode row = DOCUMENT.at("/components/schemas/CustomersByStatusRow");
		assertThat(row.get("properties").propertyNames().stream().filter((name) -> ofComparison(row, name)))
			.containsExactlyInAnyOrder("customer_count_before", "customer_count_change", "customer_count_change_share");
		assertThat(DOCUMENT.at("/components/schemas/MovementsRow/properties").has("amount_before")).isFalse();
	}

	@Test
	void seriesAreGroupedByOneOfTheirGroupings() {
		JsonNode operation = operation("/analytics/subscription-metrics");
		assertThat(groupingsOf(operation)).containsExactly("dealer", "product");
		JsonNode groupBy = operation.get("parameters")
			.values()
			.stream()
			.filter((parameter) -> parameter.path("name").asString("").equals("groupBy"))
			.findFirst()
			.orElseThrow();
		assertThat(groupBy.at("/schema/maxItems").asInt()).isOne();
		assertThat(groupBy.get("example")).isEqualTo(JSON.readTree("[\"dealer\"]"));
		JsonNode row = DOCUMENT.at("/components/schemas/SubscriptionMetricsRow");
		assertThat(row.get("properties").propertyNames().stream().filter((name) -> ofGrouping(row, name)))
			.containsExactlyInAnyOrder("customer_dealer", "customer_dealer_name", "product", "switch_in_revenue",
					"switch_out_revenue");
	}

	@Test
	void everyFigureTakesSeveralDealers() {
		JsonNode dealers = DOCUMENT.at("/components/parameters/dealerCode");
		assertThat(dealers.at("/schema/type").asString()).isEqualTo("array");
		assertThat(dealers.get("explode").asBoolean()).isTrue();
		CATALOGUE.series()
			.forEach(
					(series) -> assertThat(operation("/analytics/" + series.name()).get("parameters")).as(series.name())
						.contains(JSON.readTree("{\"$ref\":\"#/components/parameters/dealerCode\"}")));
	}

	@Test
	void filtersHaveTheirBoundsAndChoices() {
		JsonNode parameters = DOCUMENT.at("/components/parameters");
		assertThat(parameters.at("/limit/schema"))
			.isEqualTo(JSON.readTree("{\"type\":\"integer\",\"format\":\"int32\",\"minimum\":1,\"maximum\":10000}"));
		assertThat(parameters.at("/idAfter/schema").has("maximum")).isFalse();
		assertThat(parameters.at("/movement/schema/enum").values().stream().map(JsonNode::asString))
			.containsExactlyElementsOf(Parameter.MOVEMENT.choices());
		assertThat(intervalOf("subscription-revenue")).isEqualTo("day");
		assertThat(intervalOf("subscription-metrics")).isEqualTo("month");
	}

	@Test
	void amountsAreNumbersAndMoneyIsTextThatMayBeMissing() {
		JsonNode schemas = DOCUMENT.at("/components/schemas");
		assertThat(schemas.at("/InvoicesSummaryRow/properties/invoice_amount/type").asString()).isEqualTo("number");
		assertThat(schemas.at("/InvoicesSummaryRow/properties/invoice_count/type").asString()).isEqualTo("integer");
		JsonNode revenue = schemas.at("/SubscriptionRevenueRow/properties");
		assertThat(revenue.at("/revenue/type")).isEqualTo(JSON.readTree("\"string\""));
		assertThat(revenue.at("/churn_revenue/type")).isEqualTo(JSON.readTree("[\"string\",\"null\"]"));
		assertThat(revenue.at("/date/pattern").asString()).endsWith(" 00:00:00$");
		assertThat(schemas.at("/CustomersSummaryHistoryRow/properties/snapshot_date/format").asString())
			.isEqualTo("date");
	}

	@Test
	void everyFigureAnswersInEachFormat() {
		for (Kpi kpi : CATALOGUE.kpis()) {
			JsonNode content = operation(Figures.load().find(kpi.path()).path()).at("/responses/200/content");
			assertThat(content.propertyNames()).containsExactlyElementsOf(
					Arrays.stream(OutputMode.values()).map(OpenApiDocumentTests::mediaType).toList());
			String labels = kpi.shownColumns().stream().map(FigureColumn::label).collect(Collectors.joining(","));
			assertThat(content.at("/text~1csv/example").asString()).startsWith(labels + "\n").hasLineCount(2);
			assertThat(content.at("/text~1html/examples/table/value").asString()).startsWith("<table>")
				.contains(kpi.shownColumns().stream().map((column) -> ">" + column.label() + "</th>").toList());
			assertThat(content.at("/application~1json/example/0").propertyNames())
				.containsExactlyElementsOf(names(kpi.shownColumns()));
		}
	}

	@Test
	void amountsOfExamplesKeepTheirDecimals() {
		assertThat(new String(bytes(), StandardCharsets.UTF_8)).contains("\"invoice_amount\": 12500.000");
	}

	@Test
	void everyExampleFitsItsSchema() {
		List<String> faults = new ArrayList<>();
		visit("", DOCUMENT, (where, node) -> {
			if (node.has("schema") && node.has("example")) {
				faults.addAll(faults(where, node.get("schema"), node.get("example")));
			}
			if (node.has("schema") && node.has("examples")) {
				node.get("examples")
					.values()
					.forEach((example) -> faults.addAll(faults(where, node.get("schema"), example.get("value"))));
			}
		});
		assertThat(faults).isEmpty();
	}

	@Test
	void everyReferenceResolvesAndEveryComponentIsUsed() {
		Set<String> used = new LinkedHashSet<>();
		visit("", DOCUMENT, (where, node) -> {
			if (node.has("$ref")) {
				String reference = node.get("$ref").asString();
				assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).as(where + " " + reference).isFalse();
				used.add(reference.substring("#/components/".length()));
			}
		});
		Set<String> components = new LinkedHashSet<>();
		for (String kind : List.of("schemas", "responses", "parameters", "headers")) {
			DOCUMENT.at("/components/" + kind).propertyNames().forEach((name) -> components.add(kind + "/" + name));
		}
		assertThat(used).containsExactlyInAnyOrderElementsOf(components);
	}

	@Test
	void nothingOfThePatternsIsLeft() {
		assertThat(new String(bytes(), StandardCharsets.UTF_8)).doesNotContain("x-parts")
			.doesNotContainPattern("\\{(id|group|definition|permission|aliases|order|row|labels?)}");
		// What a comma cuts off a text in YAML's braces has no value.
		visit("", DOCUMENT,
				(where, node) -> assertThat(node.isNull() && !where.contains("/example")).as(where).isFalse());
	}

	@Test
	void everyOperationHasItsOwnIdAndADeclaredTag() {
		List<JsonNode> operations = DOCUMENT.get("paths").values().stream().map((path) -> path.get("get")).toList();
		assertThat(operations.stream().map((operation) -> operation.get("operationId").asString()))
			.doesNotHaveDuplicates()
			.contains("customersSummary", "customersByStatusHistory", "subscriptionRevenue")
			.allMatch((id) -> id.matches("[a-z][A-Za-z]*"));
		List<String> tags = DOCUMENT.get("tags").values().stream().map((tag) -> tag.get("name").asString()).toList();
		assertThat(operations.stream().map((operation) -> operation.at("/tags/0").asString()).distinct())
			.containsExactlyInAnyOrderElementsOf(tags);
	}

	@Test
	void everyErrorIsInTheCatalogueAndInOneResponse() {
		JsonNode code = DOCUMENT.at("/components/schemas/Error/properties/errors/properties/error_code");
		assertThat(code.get("enum").values().stream().map(JsonNode::asInt))
			.containsExactlyElementsOf(Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
		for (ErrorCode each : ErrorCode.values()) {
			assertThat(code.get("description").asString()).contains(each.error(), each.meaning());
		}
		assertThat(DOCUMENT.at("/components/responses")
			.values()
			.stream()
			.flatMap((response) -> response.at("/content/application~1json/examples").propertyNames().stream()))
			.containsExactlyInAnyOrderElementsOf(
					Arrays.stream(ErrorCode.values()).map((each) -> Integer.toString(each.code())).toList());
	}

	@Test
	void pagesForAnyoneNeedNoKeyAndFiguresDo() {
		assertThat(DOCUMENT.get("security").values()).hasSize(2);
		assertThat(operation("/definitions/").at("/security/0")).isEqualTo(JSON.createObjectNode());
		assertThat(operation("/backend/kpi/customers/").has("security")).isFalse();
	}

	/**
	 * Check a value by its schema, which may refer to components.
	 */
	private static List<String> faults(String where, JsonNode schema, JsonNode value) {
		ObjectNode whole = ((ObjectNode) schema.deepCopy()).set("components", DOCUMENT.get("components"));
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(whole)
			.validate(value)
			.stream()
			.map((error) -> where + ": " + error)
			.toList();
	}

	private static byte[] bytes() {
		return OpenApiDocument.write("1.2.3").getBytes(StandardCharsets.UTF_8);
	}

	private static JsonNode operation(String path) {
		String plain = path.replaceFirst("(?<=.)/$", "");
		return Objects.requireNonNull(DOCUMENT.get("paths").get(plain), plain).get("get");
	}

	private static List<String> rowOf(JsonNode operation, String rows) {
		String reference = operation.at("/responses/200/content/application~1json/schema" + rows + "/$ref").asString();
		JsonNode row = DOCUMENT.at(reference.substring(1));
		List<String> names = row.get("required").values().stream().map(JsonNode::asString).toList();
		assertThat(row.get("properties")
			.propertyNames()
			.stream()
			.filter((name) -> !ofGrouping(row, name) && !ofComparison(row, name))).containsExactlyElementsOf(names);
		return names;
	}

	private static boolean ofGrouping(JsonNode row, String name) {
		return row.at("/properties/" + name + "/description").asString("").endsWith("Only if rows are grouped by it.");
	}

	private static boolean ofComparison(JsonNode row, String name) {
		return row.at("/properties/" + name + "/description").asString("").endsWith("Only if rows are compared.");
	}

	private static List<String> groupingsOf(JsonNode operation) {
		return operation.get("parameters")
			.values()
			.stream()
			.filter((parameter) -> parameter.path("name").asString("").equals("groupBy"))
			.flatMap((parameter) -> parameter.at("/schema/items/enum").values().stream())
			.map(JsonNode::asString)
			.toList();
	}

	private static List<String> parameters(JsonNode operation) {
		return operation.get("parameters").values().stream().map((parameter) -> {
			JsonNode found = parameter.has("$ref") ? DOCUMENT.at(parameter.get("$ref").asString().substring(1))
					: parameter;
			return found.get("name").asString();
		}).toList();
	}

	private static List<String> withFilters(Set<Parameter> filters) {
		return Stream.concat(OF_SNAPSHOT.stream(), filters.stream().map(Parameter::parameter)).toList();
	}

	private static List<String> compared(List<String> filters) {
		return Stream.concat(filters.stream(), Stream.of(Comparison.PARAMETER)).toList();
	}

	private static List<String> names(List<FigureColumn> columns) {
		return columns.stream().map(FigureColumn::name).toList();
	}

	private static String intervalOf(String series) {
		return operation("/analytics/" + series).get("parameters")
			.values()
			.stream()
			.filter((parameter) -> parameter.path("name").asString("").equals("interval"))
			.map((parameter) -> parameter.at("/schema/default").asString())
			.collect(Collectors.joining());
	}

	private static String mediaType(OutputMode mode) {
		String type = mode.contentType();
		int parameters = type.indexOf(';');
		return (parameters < 0) ? type : type.substring(0, parameters);
	}

	private static void visit(String where, JsonNode node, BiConsumer<String, JsonNode> visitor) {
		visitor.accept(where, node);
		if (node.isObject()) {
			node.properties().forEach((each) -> visit(where + "/" + each.getKey(), each.getValue(), visitor));
		}
		node.values().forEach((each) -> {
			if (node.isArray()) {
				visit(where + "/", each, visitor);
			}
		});
	}

}
