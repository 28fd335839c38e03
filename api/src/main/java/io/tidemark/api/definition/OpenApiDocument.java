package io.tidemark.api.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tidemark.api.problem.ErrorCode;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.Cube;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.catalogue.InvoiceAge;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Parameter;
import io.tidemark.catalogue.ParameterKind;
import io.tidemark.figure.diff.SnapshotDiff;
import io.tidemark.figure.registry.Comparison;
import io.tidemark.figure.registry.Figure;
import io.tidemark.figure.registry.Figures;
import io.tidemark.reports.format.JsonReport;
import io.tidemark.reports.format.ManifestTables;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document: {@code openapi.yml}, completed by the figures, parameters and
 * errors that there are.
 */
final class OpenApiDocument {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String OF_HISTORY = "history-";

	private static final Pattern WORD = Pattern.compile("[-/](.)");

	private final Figures figures = Figures.load();

	private final ObjectNode document = load();

	private final JsonNode parts = this.document.remove("x-parts");

	private final ObjectNode paths = (ObjectNode) this.document.get("paths");

	private final ObjectNode schemas = (ObjectNode) this.document.at("/components/schemas");

	private final OpenApiExamples examples = new OpenApiExamples(this.parts.get("examples"));

	private OpenApiDocument(String version) {
		((ObjectNode) this.document.get("info")).put("version", version);
		addTags();
		addParameters();
		addErrors();
		addTable("/snapshots", "SnapshotsRow", ManifestTables.LIST);
		addTable("/definitions", "DefinitionRow", Definitions.COLUMNS);
		addTable("/snapshots/diff", "SnapshotDiffRow", SnapshotDiff.COLUMNS);
		complete("/snapshots/{version}", "", ManifestTables.FLAT);
		addFigures();
	}

	static String write(String version) {
		StringWriter writer = new StringWriter();
		JsonReport.writeObject(new OpenApiDocument(version).document, writer);
		return writer + "\n";
	}

	private static ObjectNode load() {
		LoaderOptions options = new LoaderOptions();
		options.setMaxAliasesForCollections(Integer.MAX_VALUE);
		try (InputStream file = OpenApiDocument.class.getResourceAsStream("openapi.yml")) {
			return JSON.valueToTree(new Yaml(options).load(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void addTags() {
		ArrayNode tags = (ArrayNode) this.document.get("tags");
		List<String> objects = this.figures.objects();
		for (int index = 0; index < objects.size(); index++) {
			tags.insertObject(index)
				.put("name", objects.get(index))
				.put("description", "The KPIs of " + objects.get(index) + " and their history.");
		}
	}

	/**
	 * Add all parameters but the interval, whose default is a figure's own, and what rows
	 * are grouped by, whose names are.
	 */
	private void addParameters() {
		ObjectNode parameters = (ObjectNode) this.document.at("/components/parameters");
		for (Parameter parameter : Parameter.values()) {
			if (parameter != Parameter.INTERVAL && parameter != Parameter.GROUP_BY) {
				parameters.set(parameter.parameter(), describe(parameter));
			}
			if (parameters.get(OF_HISTORY + parameter.parameter()) instanceof ObjectNode ofHistory) {
				ofHistory.setAll(describe(parameter).without("description"));
			}
		}
	}

	private ObjectNode describe(Parameter parameter) {
		ObjectNode query = JSON.createObjectNode()
			.put("name", parameter.parameter())
			.put("in", "query")
			.put("description", parameter.sentence());
		ObjectNode schema = fill(this.parts.at("/parameters/" + parameter.kind()), Map.of());
		if (parameter.isRepeatable()) {
			query.put("style", "form").put("explode", true);
			query.putObject("schema").put("type", "array").put("minItems", 1).set("items", schema);
			return query.set("example", JSON.createArrayNode().add(parameter.example()));
		}
		query.set("schema", schema);
		if (parameter.kind() == ParameterKind.CHOICE) {
			schema.set("enum",
					JSON.valueToTree(Stream
						.concat(parameter.choices().stream(), parameter.choices().stream().map(parameter::inWords))
						.distinct()
						.toList()));
		}
		if (parameter.kind() != ParameterKind.INTEGER) {
			return query.put("example", parameter.example());
		}
		schema.put("format", (parameter.most() > Integer.MAX_VALUE) ? "int64" : "int32")
			.put("minimum", parameter.least());
		if (parameter.most() < Long.MAX_VALUE) {
			schema.put("maximum", parameter.most());
		}
		return query.put("example", Long.valueOf(parameter.example()));
	}

	private void addErrors() {
		ObjectNode number = (ObjectNode) this.schemas.at("/Error/properties/errors/properties/error_code");
		ArrayNode numbers = number.putArray("enum");
		StringBuilder catalogue = new StringBuilder(number.get("description").asString());
		JsonNode responses = this.document.at("/components/responses");
		for (ErrorCode code : ErrorCode.values()) {
			numbers.add(code.code());
			catalogue.append(
					"\n- `%s` (HTTP %s) %s: %s".formatted(code.code(), code.status(), code.error(), code.meaning()));
			String status = HttpStatus.valueOf(code.status()).getReasonPhrase().replace(" ", "");
			OpenApiExamples.add(responses.path(responses.has(status) ? status : "OtherError").get("content"), code);
		}
		number.put("description", catalogue.toString());
	}

	private void addTable(String path, String row, List<FigureColumn> columns) {
		this.schemas.set(row, row(columns, false));
		complete(path, row, columns);
	}

	private void complete(String path, String row, List<FigureColumn> columns) {
		ObjectNode methods = (ObjectNode) this.paths.get(path);
		ObjectNode operation = fill(methods.get("get"), Map.of("row", row, "labels", labels(columns)));
		this.examples.add(operation.at("/responses/200/content"), columns, false);
		methods.set("get", operation);
	}

	private void addFigures() {
		ObjectNode others = this.paths.deepCopy();
		this.paths.removeAll();
		this.figures.all().forEach(this::add);
		this.paths.setAll(others);
	}

	private void add(Figure figure) {
		String id = WORD.matcher(figure.name()).replaceAll((word) -> word.group(1).toUpperCase(Locale.ROOT));
		String row = StringUtils.capitalize(id) + "Row";
		ObjectNode schema = row(figure.columns(), figure.isSeries());
		figure.groupings().forEach((name, column) -> {
			describeGrouping(figure, column, schema);
			if (name.equals(Cube.DEALER)) {
				describeGrouping(figure, column.dealerName(), schema);
			}
		});
		if (figure.isSeries()) {
			Catalogue.load()
				.findSeries(figure.name())
				.groupings()
				.values()
				.forEach((columns) -> columns.forEach((column) -> describeGrouping(figure, column, schema)));
		}
		if (Comparison.isPossible(figure)) {
			describeComparison(figure, schema);
		}
		this.schemas.set(row, schema);
		ObjectNode operation = fill(this.parts.at("/figures/" + figure.kind()),
				Map.of("id", id, "group", figure.group(), "definition", figure.definition(), "permission",
						figure.permission().toString(), "aliases", aliases(figure), "order", order(figure), "row", row,
						"labels", labels(figure.columns())));
		if (figure.source() != null) {
			operation.putObject("externalDocs")
				.put("description", "The definition that is followed.")
				.put("url", figure.source());
		}
		ArrayNode parameters = (ArrayNode) operation.get("parameters");
		figure.parameters().forEach((parameter) -> parameters.add(parameter(figure, parameter)));
		if (Comparison.isPossible(figure)) {
			parameters.addObject().put("$ref", "#/components/parameters/" + Comparison.PARAMETER);
		}
		this.examples.add(operation.at("/responses/200/content"), figure.columns(), figure.isSeries());
		// As linters want it; a last slash is optional.
		this.paths.putObject(figure.path().replaceFirst("/$", "")).set("get", operation);
	}

	/**
	 * Add a column that rows have only if they are grouped by it.
	 */
	private void describeGrouping(Figure figure, FigureColumn column, ObjectNode row) {
		if (!figure.columns().contains(column)) {
			ObjectNode grouping = describe(column, figure.isSeries());
			grouping.put("description", grouping.get("description").asString() + " Only if rows are grouped by it.");
			((ObjectNode) row.get("properties")).set(column.name(), grouping);
		}
	}

	/**
	 * Add the columns that rows have only if they are compared.
	 */
	private void describeComparison(Figure figure, ObjectNode row) {
		Stream<FigureColumn> ofGroups = !figure.isSeries() ? Stream.empty()
				: Catalogue.load().findSeries(figure.name()).groupings().values().stream().flatMap(List::stream);
		Stream.concat(figure.columns().stream(), ofGroups)
			.distinct()
			.flatMap((column) -> Comparison.added(column, "earlier days or an earlier snapshot").stream())
			.forEach((column) -> {
				ObjectNode described = describe(column, figure.isSeries());
				described.put("description", described.get("description").asString() + " Only if rows are compared.");
				((ObjectNode) row.get("properties")).set(column.name(), described);
			});
	}

	private static String aliases(Figure figure) {
		if (figure.kind() != Figure.Kind.KPI) {
			return "";
		}
		Kpi kpi = Catalogue.load().find(figure.group(), figure.label());
		return Stream.concat(kpi.aliases().stream(), Stream.of(Kpi.SUMMARY).filter(kpi.type()::equals))
			.map((alias) -> " It is also at /backend/kpi/%s/%s/.".formatted(figure.group(), alias))
			.collect(Collectors.joining());
	}

	private static String order(Figure figure) {
		String order = figure.isSeries() ? Catalogue.load().findSeries(figure.name()).order() : null;
		return (order != null) ? order
				: figure.columns()
					.stream()
					.filter((column) -> column.kind().isDimension() && column.kind() != ColumnKind.FLAG)
					.map((column) -> column.label().toLowerCase(Locale.ROOT))
					.collect(Collectors.joining(", "));
	}

	private static String labels(List<FigureColumn> columns) {
		return columns.stream().map(FigureColumn::label).collect(Collectors.joining(", "));
	}

	/**
	 * Return a parameter of a figure: of a history, dates are business dates.
	 */
	private ObjectNode parameter(Figure figure, Parameter parameter) {
		if (parameter == Parameter.INTERVAL) {
			ObjectNode interval = describe(parameter);
			((ObjectNode) interval.get("schema")).put("default", Objects.requireNonNull(figure.interval()).label());
			return interval;
		}
		if (parameter == Parameter.GROUP_BY) {
			ObjectNode groupBy = describe(parameter).put("style", "form").put("explode", false);
			ArrayNode names = JSON.valueToTree(figure.groupings().keySet());
			((ObjectNode) groupBy.at("/schema/items")).set("enum", names);
			if (figure.isSeries()) {
				((ObjectNode) groupBy.get("schema")).put("maxItems", 1);
			}
			return groupBy.set("example", figure.isSeries() ? JSON.createArrayNode().add(names.get(0)) : names);
		}
		String ofHistory = OF_HISTORY + parameter.parameter();
		boolean isOther = figure.kind() == Figure.Kind.HISTORY
				&& this.document.at("/components/parameters").has(ofHistory);
		return JSON.createObjectNode()
			.put("$ref", "#/components/parameters/" + (isOther ? ofHistory : parameter.parameter()));
	}

	private ObjectNode row(List<FigureColumn> columns, boolean isSeries) {
		ObjectNode row = JSON.createObjectNode().put("type", "object");
		row.set("required", JSON.valueToTree(columns.stream().map(FigureColumn::name).toList()));
		ObjectNode properties = row.putObject("properties");
		columns.forEach((column) -> properties.set(column.name(), describe(column, isSeries)));
		return row;
	}

	/**
	 * Describe a column.
	 * @param isSeries whether dates have a time, as in a series
	 */
	private ObjectNode describe(FigureColumn column, boolean isSeries) {
		String kind = (isSeries && column.kind() == ColumnKind.DATE) ? "DATE_OF_SERIES" : column.kind().name();
		String definition = Objects.requireNonNullElse(column.definition(), column.label());
		String unit = (column.unit() != null) ? " Unit: " + column.unit() + "." : "";
		ObjectNode schema = fill(this.parts.at("/columns/" + kind),
				Map.of("label", column.label(), "definition", definition + unit));
		if (column.kind() == ColumnKind.AGE) {
			schema.set("enum", JSON.valueToTree(InvoiceAge.labels()));
		}
		if (column.isNullable()) {
			schema.set("type", JSON.valueToTree(List.of(schema.get("type").asString(), "null")));
			// Validators choke on a bound of what may be null.
			schema.remove("minimum");
		}
		if (column.source() != null) {
			schema.putObject("externalDocs").put("url", column.source());
		}
		return schema;
	}

	/**
	 * Return a copy of a pattern with what the words in its braces stand for.
	 */
	private static ObjectNode fill(JsonNode pattern, Map<String, String> words) {
		String text = pattern.toString();
		for (Map.Entry<String, String> word : words.entrySet()) {
			String quoted = JSON.writeValueAsString(word.getValue());
			text = text.replace("{" + word.getKey() + "}", quoted.substring(1, quoted.length() - 1));
		}
		return (ObjectNode) JSON.readTree(text);
	}

}
