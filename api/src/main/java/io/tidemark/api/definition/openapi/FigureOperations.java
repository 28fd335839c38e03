package io.tidemark.api.definition.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.tidemark.api.definition.ApiPaths;
import io.tidemark.catalogue.Catalogue;
import io.tidemark.catalogue.Kpi;
import io.tidemark.catalogue.Series;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.key.Permission;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The questions for KPIs, their history and series.
 */
final class FigureOperations {

	static final String ANALYTICS = "analytics";

	static final String PAGINATION = "Pagination";

	private static final String ALL_ROWS = "csv and xlsx have all rows unless a page is asked for.";

	private final Catalogue catalogue;

	private final ObjectNode paths;

	private final ObjectNode schemas;

	/**
	 * Begin.
	 * @param paths where operations go
	 * @param schemas where the schemas of their rows go
	 */
	FigureOperations(Catalogue catalogue, ObjectNode paths, ObjectNode schemas) {
		this.catalogue = catalogue;
		this.paths = paths;
		this.schemas = schemas;
	}

	void add() {
		this.catalogue.kpis().forEach(this::addKpi);
		this.catalogue.kpis().forEach(this::addHistory);
		this.schemas.set(PAGINATION, pagination());
		this.catalogue.series().forEach(this::addSeries);
	}

	private void addKpi(Kpi kpi) {
		String name = kpi.object() + capital(kpi.type());
		ObjectNode operation = operation(name, kpi.object(), kpi.definition(), description(kpi));
		operation.set("parameters", ParameterSchema.ofKpi(kpi.filters()));
		add(ApiPaths.of(kpi), operation, kpi.columns(), false);
	}

	private void addHistory(Kpi kpi) {
		List<FigureColumn> columns = new ArrayList<>(List.of(this.catalogue.snapshotDate()));
		columns.addAll(kpi.columns());
		String name = kpi.object() + capital(kpi.type()) + "History";
		ObjectNode operation = operation(name, kpi.object(), "For each snapshot: " + kpi.definition(),
				"One set of rows per business date, up to the snapshot that is asked for. Rows are ordered by "
						+ "date, then as the KPI's own. " + permission(Permission.kpi(kpi.object())));
		operation.set("parameters", ParameterSchema.ofHistory(kpi.historyParameters()));
		add(ApiPaths.ofHistory(kpi), operation, columns, false);
	}

	private void addSeries(Series series) {
		ObjectNode operation = operation(camel(series.name()), ANALYTICS, series.definition(),
				"Rows are ordered by " + leading(series) + ". JSON and HTML have one page of rows, " + ALL_ROWS + " "
						+ permission(Permission.ANALYTICS));
		if (series.source() != null) {
			operation.set("externalDocs",
					Json.object().put("description", "The definition that is followed.").put("url", series.source()));
		}
		operation.set("parameters", ParameterSchema.ofSeries(series));
		add(ApiPaths.of(series), operation, series.columns(), true);
	}

	private void add(String path, ObjectNode operation, List<FigureColumn> columns, boolean isSeries) {
		String schema = capital(operation.get("operationId").asString()) + "Row";
		this.schemas.set(schema, ColumnSchema.row(columns, isSeries));
		ObjectNode rows = Json.object().put("type", "array");
		rows.set("items", Json.reference("schemas", schema));
		AnswerContent content = new AnswerContent(columns, isSeries);
		operation.set("responses", content.responses(isSeries ? seriesOf(rows) : rows));
		this.paths.set(path, Json.object().set("get", operation));
	}

	static ObjectNode operation(String id, String tag, String summary, String description) {
		ObjectNode operation = Json.object().put("operationId", id);
		operation.set("tags", Json.array().add(tag));
		return operation.put("summary", summary).put("description", description);
	}

	private static String description(Kpi kpi) {
		List<String> others = new ArrayList<>(kpi.aliases());
		if (kpi.type().equals(Kpi.SUMMARY)) {
			others.add(Kpi.SUMMARY);
		}
		String also = others.stream()
			.map((type) -> " Answers to /backend/kpi/" + kpi.object() + "/" + type + "/ too.")
			.collect(Collectors.joining());
		return "Rows are ordered by their dimensions from left to right. " + permission(Permission.kpi(kpi.object()))
				+ also;
	}

	private static String leading(Series series) {
		return series.columns()
			.stream()
			.filter((column) -> column.kind().isDimension())
			.map((column) -> column.label().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

	private static String permission(Permission permission) {
		return "The key needs the permission `" + permission + "`.";
	}

	private static ObjectNode seriesOf(ObjectNode rows) {
		ObjectNode meta = Json.object().put("type", "object");
		meta.set("required", Json.array().add("pagination"));
		meta.set("properties", Json.object().set("pagination", Json.reference("schemas", PAGINATION)));
		ObjectNode properties = Json.object();
		properties.set("data", rows);
		properties.set("meta", meta);
		ObjectNode schema = Json.object().put("type", "object");
		schema.set("required", Json.array().add("data").add("meta"));
		schema.set("properties", properties);
		return schema;
	}

	private static ObjectNode pagination() {
		ObjectNode properties = Json.object();
		ArrayNode required = Json.array();
		number(properties, required, "totalItems", "How many rows there are in all.", 0);
		number(properties, required, "itemsPerPage", "How many rows a page has at the most.", 1);
		number(properties, required, "currentPage", "The page's number, from 1.", 1);
		number(properties, required, "lastPage", "The last page's number, at least 1.", 1);
		number(properties, required, "pageTotalItems", "How many rows this page has.", 0);
		ObjectNode schema = Json.object().put("type", "object");
		schema.put("description", "Which rows of how many a page has.");
		schema.set("required", required);
		schema.set("properties", properties);
		return schema;
	}

	private static void number(ObjectNode properties, ArrayNode required, String name, String description, int least) {
		required.add(name);
		properties.set(name,
				Json.object()
					.put("type", "integer")
					.put("format", "int64")
					.put("minimum", least)
					.put("description", description));
	}

	private static String capital(String name) {
		return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}

	private static String camel(String name) {
		StringBuilder camel = new StringBuilder();
		for (int index = 0; index < name.length(); index++) {
			boolean isStart = index > 0 && name.charAt(index - 1) == '-';
			if (name.charAt(index) != '-') {
				camel.append(isStart ? Character.toUpperCase(name.charAt(index)) : name.charAt(index));
			}
		}
		return camel.toString();
	}

}
