package io.tidemark.api.definition.openapi;

import java.util.List;
import java.util.Objects;

import io.tidemark.catalogue.ColumnKind;
import io.tidemark.catalogue.FigureColumn;
import io.tidemark.figure.kpi.InvoiceAge;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of rows and their columns.
 */
final class ColumnSchema {

	static final String CURRENCY = "^[A-Z]{3}$";

	private static final String MONTH = "^\\d{4}-(0[1-9]|1[0-2])$";

	private static final String MIDNIGHT = "^\\d{4}-\\d{2}-\\d{2} 00:00:00$";

	private static final String MONEY = "^-?\\d+(\\.\\d+)?$";

	private static final String RATIO = "^-?\\d+\\.\\d{6}$";

	private ColumnSchema() {
	}

	/**
	 * Describe a row.
	 * @param columns the row's columns
	 * @param isSeries whether dates have a time, as in a series
	 */
	static ObjectNode row(List<FigureColumn> columns, boolean isSeries) {
		ObjectNode properties = Json.object();
		columns.forEach((column) -> properties.set(column.name(), of(column, isSeries)));
		ObjectNode row = Json.object().put("type", "object");
		row.set("required", Json.texts(columns.stream().map(FigureColumn::name).toList()));
		row.set("properties", properties);
		return row;
	}

	private static ObjectNode of(FigureColumn column, boolean isSeries) {
		ObjectNode schema = Json.object();
		type(schema, column);
		switch (column.kind()) {
			case TEXT, AMOUNT -> {
			}
			case CURRENCY -> schema.put("pattern", CURRENCY);
			case MONTH -> schema.put("pattern", MONTH);
			case AGE -> schema.set("enum", Json.texts(InvoiceAge.labels()));
			case COUNT -> schema.put("format", "int64").put("minimum", 0);
			case DATE -> schema.put(isSeries ? "pattern" : "format", isSeries ? MIDNIGHT : "date");
			case MONEY -> schema.put("pattern", MONEY);
			case RATIO -> schema.put("pattern", RATIO);
		}
		schema.put("title", column.label()).put("description", description(column));
		if (column.source() != null) {
			schema.set("externalDocs", Json.object().put("url", column.source()));
		}
		return schema;
	}

	private static void type(ObjectNode schema, FigureColumn column) {
		String type = switch (column.kind()) {
			case TEXT, CURRENCY, MONTH, AGE, DATE, MONEY, RATIO -> "string";
			case COUNT -> "integer";
			case AMOUNT -> "number";
		};
		if (column.isNullable()) {
			ArrayNode types = Json.array().add(type).add("null");
			schema.set("type", types);
		}
		else {
			schema.put("type", type);
		}
	}

	private static String description(FigureColumn column) {
		String definition = Objects.requireNonNullElse(column.definition(), column.label());
		String unit = (column.unit() != null) ? " Unit: " + column.unit() + "." : "";
		return definition + unit + decimals(column.kind());
	}

	private static String decimals(ColumnKind kind) {
		return switch (kind) {
			case TEXT, CURRENCY, MONTH, AGE, COUNT, DATE, MONEY -> "";
			case AMOUNT -> " With 3 decimals.";
			case RATIO -> " With 6 decimals.";
		};
	}

}
